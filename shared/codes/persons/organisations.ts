/** How the names of organisations end, whatever stands before. */
const KINDS =
  '公司 企业 企業 商行 银行 銀行 信托 集团 集團 中心 协会 協會 学会 學會 商会 商會 工会 工會 农会 農會 基金会 基金會 联合会 聯合會 委员会 委員會 居委会 村委会 管委会 安委会 教会 教會 合作社 联社 聯社 分社 报社 報社 旅行社 信用社 出版社 供销社 杂志社 通讯社 工业社 工業社 企业社 企業社 ' +
  '工厂 工廠 学校 學校 大学 大學 学院 學院 中学 中學 小学 小學 幼儿园 幼兒園 幼稚园 幼稚園 党校 医院 醫院 诊所 診所 卫生院 药房 藥房 药店 商店 超市 饭店 飯店 酒店 旅店 旅社 宾馆 賓館 旅馆 招待所 会所 事务所 事務所 研究所 设计院 工作室 俱乐部 基地 ' +
  '指挥部 指揮部 项目部 项目经理部 经营部 经理部 门市部 营业部 服务部 商贸部 加工部 维修部 工程队 施工队 建筑队 大队 支队 总队 中队 车队 船队 生产队 建指 车间 军区 部队 政府 党委 法院 检察院 街道 社区 ' +
  '农场 林场 牧场 渔场 茶场 猪场 鸡场 养殖场 農場 牧場 市场 市場 商场 商場 广场 矿山 煤矿 油田 电厂 电站 水厂 水库 油库 加油站 服务站 车站 码头 港口 机场 大楼 公寓 陵园 工业园 农庄 山庄 酒庄 农家乐 民宿 客栈 驿站 ' +
  '酒楼 茶楼 饭庄 餐厅 餐廳 食堂 教堂 学堂 药堂 清真寺 小吃 小吃部 面馆 火锅 烧烤 海鲜 餐饮 美食 酒吧 网吧 茶行 百货 五金 建材 家具 服饰 服装 装饰 装潢 广告 物流 快递 货运 运输 农资 化工 化肥 机械 电器 电子 电气 门业 门窗 汽修 汽配 轮胎 石材 纸业 纺织 印刷 药业 ' +
  '制药 网络 贸易 商贸 食品 粮油 粮站 茶业 酒业 水泥 钢铁 钢构 地产 物业 保洁 美发 理发 摄影 照相 眼镜 珠宝 影城 影院 剧院 剧团 燃气 热力 证券 ' +
  '四建 一建 二建 三建 五建 六建 七建 八建 中铁 中交 中石化 中石油 路桥 设备 材料 器材 制品 配件 用品 商城 总汇 專賣 專賣店 便利店 补习班 補習班 養護型 '
/** Those of them that somebody may be called too: 王建设. */
const ALSO_GIVEN =
  '建设 工程 文化 保安 保险 环保 建工 科技 能源 电力 投资 置业 股份 大厦 公园 花园 果园 茶园 园区 建筑 旅游 控股 担保 石业 木业 矿业 煤业 钢业 铁业 铜业 铝业 水务 港务 党组 人大 政协 养殖 种植 市政 机电 电业 传媒 报业 商号 家政 美容 兵团 化建 中建'
const anyOf = (words: string): string => words.trim().split(/\s+/).join('|')
const ENDS = new RegExp(`(?:${anyOf(KINDS)})$|^.{2,}(?:${anyOf(ALSO_GIVEN)})$`)

/** Last characters that no given name has, and pairs of which the last one might: 白马寺, 安委办, 应急局, 油站. */
const SHORT = new RegExp(
  [
    '^.{2,}[店館馆铺鋪厅吧局部处處坊庵祠署办辦宫宮]$|^.+[寺庙廟]$|^[农工建中交招邮]行$',
    '[煤铁铁钢石水砖瓦灰纸糖酒药茶鞋衣木竹瓷陶电印油料米面粉布车船机具器材灯表箱皮塑胶工制造加化肥漆食豆鐵鋼電車機製藥]厂$|[鐵鋼紙藥電車機製工木紡織食]廠$',
    '[法医学书剧戏影画研检生美敬养婴道書畫醫學劇養]院$|[派出事务诊会律公证监交管税财粮计究测站服務診會]所$|[党技驾军高职艺体夜武分]校$',
    '[车油电粮气水供货客基信种兽农广监测检路变收中总車電氣農廣]站$|[油水金冷仓粮弹车倉車]库$|[煤铁金铜石铝锰采露煤鐵]矿$|[车工船民舰部连消建程施产防勘测探球救車連產]队$|[小工班村居]组$',
    '[林农牧渔猪鸡牛羊茶鱼马市商广采砂石货料殖工球赛考刑林農漁豬雞魚馬廣貨]场$|[農牧市商漁豬雞]場$',
    '^.{3,}[所院厂廠校库庫矿礦站队隊组組场場]$',
    '^[一二三四五六七八九十省市][化中]?建$',
    '^.{0,4}[健建改教信资经政党团纪防发住国]委$',
    '^.[桥村家庄店集口湾坪塘堡寨河江沟坝窑堰滩埠营楼园头亭浦港溪洲湖坡田台][村镇乡屯]$|^.家庄$',
    '^.+[云真妙清庆仙元阳圣灵紫霞鹤泉祖皇君岳雲慶陽聖靈]观$|^.+[云真妙清庆仙元阳圣灵雲慶陽聖靈]觀$',
  ].join('|'),
)
/** Last characters that stand in given names too: only of a longer name. */
const LONG = /^.{4,}[社行會会园園城港楼樓堂阁庄村镇乡委科课]$/

/** Longer than any end by which an organisation is known, with what must stand before it. */
const END_LENGTH = 24

/** The end of a text, told by which it is judged; a line's end before it stays, for no name reaches over one. */
const endOf = (text: string): string =>
  text.length <= END_LENGTH ? text : (text.lastIndexOf('\n', text.length - END_LENGTH - 1) >= 0 ? '\n' : '') + text.slice(-END_LENGTH)

/** Whether a name is plainly an organisation's. */
export function isOrganisation(name: string): boolean {
  const plain = endOf(name.trim().replace(/(?<!\s)\s*[（(][^（()）]*[）)]?$/, ''))
  return ENDS.test(plain) || SHORT.test(plain) || LONG.test(plain)
}
