/**
 * Surnames as facts: the 百家姓 of the Song, the common ones that it lacks (《二〇二〇年全国姓名报告》 and before, 公安部), those of minorities who write
 * them in Han characters, and the traditional forms. A text of two to four characters is somebody's name only where it begins with one.
 */

/** Three persons of four bear one of these. Two names without a mark between them are parted before them, and a married name joins two of them. */
const COMMON = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤' +
    '常温康施牛樊葛邢齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿兰焦俞柳祝阮柯纪童凌毕裴霍涂骆洪赖游翁' +
    '張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭蔣葉蘇呂盧鍾鐘譚陸賈鄒龍賀顧龔錢嚴湯莊聶顏魯龐齊喬紀駱賴閻畢塗簡',
)

/** 百家姓, in its order. */
const HUNDRED =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余卜顾孟平黄和穆萧尹' +
  '姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁' +
  '荀羊於惠甄曲封芮羿储靳汲邴糜段富巫乌焦巴弓隗谷车侯宓全郗班仰仲伊宫宁仇栾甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印白蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿边扈' +
  '燕冀郏浦尚农温庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈廖庾暨衡步耿满匡文寇禄阙欧殳沃蔚夔隆师巩厍聂晁勾敖冷訾辛阚那简饶曾毋沙乜鞠丰巢关蒯查荆游竺权逯盖桓仉督晋楚闫法汝鄢涂钦岳帅缑亢况琴商牟佘佴墨哈谯笪阳佟言'

/** Common today, or of a people or a province, and not in it. */
const OTHERS =
  '肖付代邸郄冼覃揭占仝谌麦邝粟栗漆展战由衣修初矫隋綦迟郇亓仵折畅续贠员赫宝官兰丘盘奉闭零补刀召撒买铁拜苟敬税蹇但雒芦鹿檀楼励忻淦辜戢仓尉门果粘化位介俎苑泮呙冶鲜脱菅银肇奎丛' +
  '遆薜矣普者罕侬依沐律卿未禚郯逯亢昌禤揣皋燕郸邾郐鄞鄣邬腾伦练巨母青藏旷斯昂仁赏琚剧候訾牙阿腊艳鲍尼库刑姒戚裘闪甫瓮旺拉额呼斗孛包特格才尕扎洛达索贡强旦仇海仪泥冒' +
  '仝原同回卯鐔佀岩玉茆眭居渠朴豆暴摆井锁宾侍帖操区凃释釋奕纵葸植貊句崇历来來'

/** Traditional forms of those that have one. */
const TRADITIONAL =
  '趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴華陶謝鄒竇雲蘇潘範魯韋馬鳳費賀倪湯羅畢鄔樂時齊顧黃蕭貝計談龐紀項賈婁顏鍾鐘駱萬盧繆應鄧單諸龔陸榮鈕儲車寧厲劉龍葉韶蘭藍賴喬陰蒼聞黨譚貢勞堵酈農溫莊閻連習魚廣闕歐師鞏聶' +
  '簡饒豐關遊權蓋晉楚閆墨譙陽隋麥鄺遲亓續員寶蘆鹿樓勵倉門銀鮮練塗倫巖鄢邊滿祿欒郟臧閔叢荊納曠買鮑壽盤區賓鎖'

/** Surnames of two characters, Yi and Manchu ones and the commonest Japanese ones among them. */
const COMPOUND = new Set(
  (
    '万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 公孙 仲孙 轩辕 令狐 钟离 宇文 长孙 慕容 鲜于 闾丘 司徒 司空 亓官 司寇 子车 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 ' +
    '段干 百里 东郭 南门 呼延 羊舌 微生 梁丘 左丘 东门 西门 南宫 第五 独孤 纳兰 叶赫 爱新 完颜 耶律 哥舒 那拉 富察 钮祜 ' +
    '吉克 阿苦 沙马 海来 马海 吉子 阿西 阿的 曲木 曲比 勒伍 吉木 俄木 欧其 ' +
    '萬俟 司馬 歐陽 諸葛 聞人 東方 赫連 尉遲 澹臺 單于 公孫 仲孫 軒轅 鍾離 鐘離 長孫 鮮于 閭丘 顓孫 巫馬 樂正 壤駟 穀梁 東郭 南門 東門 西門 南宮 獨孤 張簡 范姜 ' +
    '佐藤 铃木 鈴木 高桥 高橋 田中 渡边 渡邊 伊藤 山本 中村 小林 加藤 吉田 山田 佐佐 山口 松本 井上 木村 清水 斋藤 齋藤 山崎 池田 桥本 橋本 阿部 森山 石川 小川 前田 藤田 后藤 後藤 冈田 岡田 长谷 長谷 村上 近藤 石井 坂本 远藤 遠藤 ' +
    '青木 藤井 西村 福田 太田 三浦 藤原 冈本 岡本 松田 中岛 中島 中川 小野 原田 竹内 田村 中山 和田 石田 上田 森田 宫本 宮本 内田 內田 酒井 工藤 横山 足立 星野 藤本 岛田 島田 小岛 小島 大西 野田 松室 西浦 本间 本間 ' +
    '長江 松浦 小佐 小澤 小泽 賀屋 淺井 浅井 三橋 三桥 小池 三木 三上 新井 稻田 稲田 山下 大神 本多 友野 長野 须藤 須藤 秋月 深町 宮尾 矢田 今田 野崎 川口 平野 菊地 菊池 久保 松井 千叶 千葉 菅原 杉山 增田 増田 大塚 平田 高木 小山 武田 水野 櫻井 樱井 大野 丸山 今井 藤野 荒木 西田 北村 東條 土屋 岩田 安藤 内藤 內藤 森本 岸田 大谷 吉川 松尾 菅野 高野 市川 浜田 濱田 八木 宫城 岩崎 畑中 北田 水口 小阪 川崎'
  ).split(' '),
)

const SINGLE = new Set([...COMMON, ...HUNDRED, ...OTHERS, ...TRADITIONAL])

/** Whether a name begins with a surname that very many people have. */
export const beginsWithCommonSurname = (name: string): boolean => COMMON.has(name.charAt(0)) || COMPOUND.has(name.slice(0, 2))

/** How many characters of a text are a surname: 2, 1, or 0 where it begins with none. */
export function surnameLength(name: string): 0 | 1 | 2 {
  if (name.length > 2 && COMPOUND.has(name.slice(0, 2))) return 2
  return SINGLE.has(name.charAt(0)) ? 1 : 0
}

/** Whether two surnames stand side by side at the beginning, as in 张李美玲. */
export const hasTwoSurnames = (name: string): boolean => COMMON.has(name.charAt(0)) && COMMON.has(name.charAt(1))

/** Surnames of two characters by which a name of four is known in any text: the ones that no word, no place and no direction begins with. */
export const LONG_SURNAME =
  '(?:欧阳|歐陽|上官|司马|司馬|诸葛|諸葛|皇甫|慕容|令狐|司徒|尉迟|尉遲|公孙|公孫|端木|夏侯|申屠|宇文|长孙|長孫|淳于|轩辕|軒轅|独孤|獨孤)'
