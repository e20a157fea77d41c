import type { AUDIENCES } from '../../../shared/kinds/directive/words'

/** How a measure stands on the first day of the sample city. */
export type Fate =
  /** done by its day, after it, or on a day that nobody told */
  | 'kept'
  | 'late'
  | 'undated'
  /** not done: its day is over, its source says so itself, or its day is to come */
  | 'overdue'
  | 'called overdue'
  | 'running'
  /** nobody told whether it is done, its day is over; or its day was never set */
  | 'untold'
  | 'without a day'

export interface StoryMeasure {
  text: string
  owner: string | null
  proof: string | null
  fate: Fate
}

export interface Story {
  title: string
  /** days since it was issued */
  age: number
  ask: string | null
  /** characters of the whole text; null: not told */
  characters: number | null
  measures: StoryMeasure[]
  audience?: (keyof typeof AUDIENCES)[]
  card?: string
  quiz?: { question: string; choices: string[]; answer: string | null }[]
  reach?: { delivered: number | null; opened: number | null; confirmed: number | null; passed: number | null }
  /** of a county alone */
  division?: string
}

const one = (text: string, owner: string | null, proof: string | null, fate: Fate): StoryMeasure => ({ text, owner, proof, fate })

/** The office of the safety committee keeps one list of tasks, a row each. */
export const TASK_STORIES: readonly Story[] = [
  {
    title: '关于开展液氨罐区液位联锁专项检查的通知',
    age: 96,
    ask: '四月底以前把全市液氨罐区的液位联锁逐个试一遍，试不动的停用。',
    characters: 1_860,
    measures: [
      one('逐个试验液氨罐区液位联锁，记录动作值', '云帆市应急管理局', '试验记录表', 'kept'),
      one('联锁失效的储罐停用并倒空', '东港区应急管理局', '停用通知书和现场照片', 'kept'),
      one('公布试验结果和停用的储罐', '云帆市应急管理局', '网站公布的清单', 'late'),
    ],
  },
  {
    title: '关于整治防火卷帘和疏散通道的通知',
    age: 150,
    ask: '商场、集市的防火卷帘要能降到底，疏散通道不堆东西。',
    characters: 2_300,
    measures: [
      one('逐家降一次防火卷帘，降不到底的限期修好', '云帆市消防救援支队', '降落测试记录', 'kept'),
      one('清空占用的疏散通道', '各区县人民政府', '前后对比照片', 'overdue'),
      one('每月抽查十家并公布结果', '云帆市消防救援支队', '每月抽查通报', 'running'),
      one('把整治情况写进商户合同', null, null, 'without a day'),
    ],
  },
  {
    title: '关于做好近期安全生产工作的通知',
    age: 41,
    ask: null,
    characters: 5_240,
    measures: [],
  },
  {
    title: '关于危险路段加装护栏的通知',
    age: 210,
    ask: '汛期以前，急弯临水路段一处不落装上护栏。',
    characters: 1_420,
    measures: [
      one('排出急弯临水路段的清单', '云帆市交通运输局', '路段清单', 'kept'),
      one('加装护栏并验收', '云帆市公路养护中心', '交工验收单', 'late'),
      one('没有装完的路段夜间限行', '云帆市公安局交通警察支队', '限行公告', 'kept'),
    ],
  },
  {
    title: '关于开展瓶装液化气入户检查的通知',
    age: 75,
    ask: '餐饮店的气瓶、软管、报警器，两个月内逐户查完。',
    characters: 1_980,
    measures: [
      one('餐饮店逐户检查气瓶、软管和报警器', '各区县人民政府', '入户检查单', 'overdue'),
      one('过期软管当场更换', '云帆市城市管理局', '更换登记表', 'called overdue'),
      one('没有报警器的登记造册', '云帆市城市管理局', '台账', 'kept'),
    ],
  },
  {
    title: '关于渔船救生衣检查的通知',
    age: 58,
    ask: '出海一人一件救生衣，过期的当场换。',
    characters: 900,
    measures: [
      one('逐船清点救生衣，更换过期的', '云帆市农业农村局', '清点表', 'kept'),
      one('出海前广播提醒穿救生衣', '各渔港管理站', '广播记录', 'untold'),
    ],
  },
  {
    title: '关于跨海桥支座检测的通知',
    age: 330,
    ask: '三座跨海桥的支座全部检测，脱空的先顶住再更换。',
    characters: 1_150,
    measures: [
      one('完成三座桥的支座检测', '云帆市公路养护中心', '检测报告', 'kept'),
      one('脱空支座临时顶升', '云帆市公路养护中心', '顶升方案和照片', 'kept'),
      one('更换脱空支座', '云帆市交通运输局', '竣工资料', 'kept'),
    ],
  },
  {
    title: '关于有限空间作业监护的通知',
    age: 20,
    ask: '没有监护人、没有检测，谁也不许下井下池。',
    characters: 1_240,
    measures: [
      one('每家企业指定有限空间监护人并公示', '各区县应急管理局', '监护人名单', 'running'),
      one('配齐气体检测仪', '各区县应急管理局', '采购和发放登记', 'running'),
    ],
  },
  {
    title: '关于集市电线私拉乱接整治的通知',
    age: 500,
    ask: '集市摊位用电一律走桥架，私拉的线当天剪。',
    characters: null,
    measures: [one('剪除私拉电线', '望海县人民政府', '整治照片', 'kept'), one('摊位统一接入桥架', '望海县供电公司', '竣工图', 'late')],
  },
]

/** The bureau of construction writes down what its meetings decided, one line a meeting. */
export const MEETING_STORIES: readonly Story[] = [
  {
    title: '建筑工地防高处坠落专题会',
    age: 33,
    ask: '临边洞口当天封住，安全带当天发到人。',
    characters: 1_600,
    measures: [
      one('全部工地临边洞口封闭', '云帆市住房和城乡建设局', '巡查照片', 'kept'),
      one('安全带逐人登记发放', '各施工单位', '发放登记表', 'overdue'),
      one('每周通报一次巡查结果', '云帆市建设工程安全监督站', '每周通报', 'running'),
    ],
  },
  {
    title: '塔吊和施工升降机检查调度会',
    age: 120,
    ask: '塔吊、升降机一台一档，限位失灵的停用。',
    characters: 2_050,
    measures: [
      one('建立塔吊、升降机台账', '云帆市建设工程安全监督站', '设备台账', 'kept'),
      one('限位失灵的设备停用', '各施工单位', null, 'kept'),
    ],
  },
  {
    title: '深基坑汛期值守工作会',
    age: 12,
    ask: '下雨有人盯，水位有人报，撤人有人管。',
    characters: 1_300,
    measures: [
      one('每个深基坑排出值守表', '各施工单位', '值守表', 'running'),
      one('配齐抽水泵和应急电源', '各施工单位', '设备清单', 'running'),
    ],
  },
  {
    title: '全市建筑施工安全生产工作会议',
    age: 66,
    ask: '提高认识，加强领导，狠抓落实。',
    characters: 8_600,
    measures: [],
  },
  {
    title: '脚手架材料抽检会',
    age: 240,
    ask: '不合格的钢管扣件清出工地。',
    characters: 1_100,
    measures: [
      one('抽检钢管扣件五百组', '云帆市建设工程质量检测中心', '检测报告', 'kept'),
      one('不合格材料清场', '各施工单位', '清场记录', 'undated'),
      one('公布供应商名单', '云帆市住房和城乡建设局', '公布的名单', 'late'),
    ],
  },
  {
    title: '动火作业审批会',
    age: 180,
    ask: '一次动火一张票，没有监火人不点火。',
    characters: 950,
    measures: [
      one('统一动火作业票样式', '云帆市住房和城乡建设局', '作业票样式', 'kept'),
      one('监火人培训上岗', '各施工单位', '培训签到表', 'untold'),
    ],
  },
  {
    title: '工地宿舍用电检查会',
    age: 400,
    ask: '宿舍不充电动车，不用大功率电器。',
    characters: 700,
    measures: [one('宿舍外设集中充电棚', '各施工单位', '现场照片', 'kept'), one('安装限流装置', '各施工单位', '安装记录', 'kept')],
  },
  {
    title: '拆除工程安全评估会',
    age: 88,
    ask: null,
    characters: 1_750,
    measures: [
      one('没有评估的拆除工程停工', '云帆市住房和城乡建设局', '停工通知书', 'kept'),
      one('补做拆除安全评估', '各建设单位', '评估报告', 'overdue'),
    ],
  },
]

/** The bureau of emergency management hands its documents over whole, with what the front line is told and how many it reached. */
export const DOCUMENT_STORIES: readonly Story[] = [
  {
    title: '检维修作业上锁挂牌工作指引',
    age: 45,
    ask: '停机、断电、上锁、挂牌、试启动，五步不做完不伸手。',
    characters: 1_480,
    audience: ['principal', 'team_leader', 'operator'],
    measures: [
      one('每台设备配锁具和挂牌', '各有关企业', '锁具发放登记', 'kept'),
      one('检维修班组逐人演练五步', '各有关企业', '演练视频或签到表', 'overdue'),
      one('抽查二十家企业的上锁挂牌', '云帆市应急管理局', '抽查通报', 'running'),
    ],
    card: '修机器前五步：一停机，二断电，三上锁，四挂牌，五试启动。锁是谁的谁来开，别人不许开。缺一步，不伸手。',
    quiz: [
      { question: '检修时锁由谁打开？', choices: ['班长', '挂锁的本人', '下一班'], answer: '挂锁的本人' },
      { question: '断电以后，伸手以前还要做什么？', choices: ['直接检修', '试启动'], answer: '试启动' },
    ],
    reach: { delivered: 1_240, opened: 1_105, confirmed: 962, passed: 871 },
  },
  {
    title: '粉尘涉爆企业清扫制度',
    age: 110,
    ask: '班班清扫，日日记录，积尘不过一毫米。',
    characters: 1_320,
    audience: ['principal', 'team_leader', 'operator'],
    measures: [
      one('公布清扫责任区和班次', '各涉尘企业', '责任区图', 'kept'),
      one('更换不防爆的吸尘设备', '各涉尘企业', '采购合同和铭牌照片', 'late'),
    ],
    card: '下班前扫干净：地面、梁上、风管口。用防爆吸尘器，不用压缩空气吹。见到积尘能写字，马上报告。',
    quiz: [{ question: '能不能用压缩空气吹扫粉尘？', choices: ['能', '不能'], answer: '不能' }],
    reach: { delivered: 430, opened: 402, confirmed: null, passed: null },
  },
  {
    title: '关于进一步落实企业主体责任的意见',
    age: 28,
    ask: '切实把思想和行动统一到上级部署上来。',
    characters: 6_900,
    audience: ['principal'],
    measures: [],
    reach: { delivered: 2_100, opened: 310, confirmed: 120, passed: null },
  },
  {
    title: '东港区企业夜班值守要求',
    age: 15,
    ask: '夜班有带班领导，交接班当面交接。',
    characters: 640,
    audience: ['principal', 'team_leader'],
    division: 'county',
    measures: [
      one('公布夜班带班领导名单', '各有关企业', '名单', 'running'),
      one('交接班记录本全部启用', '各有关企业', '记录本照片', 'running'),
    ],
    card: '交班说四样：设备怎样、活干到哪、哪里危险、少了什么。没有当面交接，不许离岗。',
    reach: { delivered: 260, opened: 244, confirmed: 231, passed: null },
  },
  {
    title: '危险化学品装卸作业规程',
    age: 260,
    ask: '一车一检，一泵一人，人不离车。',
    characters: 1_900,
    audience: ['team_leader', 'operator'],
    measures: [
      one('装卸台设置紧急切断阀', '各危险化学品企业', '安装验收单', 'kept'),
      one('装卸作业全程有人监护', '各危险化学品企业', '监护记录', 'kept'),
    ],
    card: '装卸前：挡车轮、接静电、看软管。装卸中：人不离车。见漏：关阀，撤人，报告。',
    quiz: [{ question: '装卸过程中司机能不能离开？', choices: ['能', '不能'], answer: null }],
    reach: { delivered: 380, opened: 380, confirmed: 366, passed: 341 },
  },
  {
    title: '应急物资储备清单',
    age: 620,
    ask: '清单上的物资件件在库、件件能用。',
    characters: 820,
    audience: ['county', 'department'],
    measures: [one('补齐清单上缺的物资', '各区县应急管理局', '入库单', 'kept'), one('每季盘点一次', '各区县应急管理局', null, 'undated')],
  },
  {
    title: '旅游景区玻璃栈道检查办法',
    age: 7,
    ask: '每天开门前走一遍，松一处停一段。',
    characters: 560,
    audience: ['department', 'team_leader', 'operator'],
    measures: [
      one('每日开放前巡查并签字', '各旅游景区', '巡查签字表', 'running'),
      one('大风天气关闭栈道', '云帆市文化和旅游局', '关闭公告', 'running'),
    ],
    card: '开门前走一遍：看玻璃、摇栏杆、试锁扣。松一处停一段，风大就关。',
  },
]
