import type { MessageTopic, TipKind } from '../../../shared/tips/words'
import type { PathName } from './paths'

/** What the residents of the sample city have reported. Places and firms are invented, like the city. */
export interface Story {
  path: PathName
  /** days ago on which it was filed */
  ago: number
  kind: TipKind
  place: string
  text: string
  danger?: true
  employee?: true
  /** by name; `told`: the handler may know that there is one */
  named?: 'sealed' | 'told'
  /** how many drawn pictures go along */
  photos?: 1 | 2
  /** started from the most urgent hazard of the public record */
  fromUrgent?: true
  /** reported about the work-safety office itself */
  aboutOffice?: true
}

/** Letters of reporters by what they are about. */
export const LETTERS: Record<MessageTopic, string> = {
  more: '补充：昨晚十点多又开工了，声音很大，门口停着两辆没有牌照的货车。',
  question: '已经有些日子了，请问查到哪一步了？',
  withdraw: '后来才知道他们已经在改了，我撤回这件举报，谢谢。',
  retaliation: '班组长在会上说要把“告状的人”找出来，还把我调去了夜班，请帮帮我。',
  claim: '收到奖励的通知了，按这里写的领取。',
  waive: '奖励不用了，能改好就行。',
}

const s = (path: PathName, ago: number, kind: TipKind, place: string, text: string, more: Partial<Story> = {}): Story => ({
  path,
  ago,
  kind,
  place,
  text,
  ...more,
})

/** A tip that is joined to another stands behind it. */
export const STORIES: readonly Story[] = [
  s('claimed', 112, 'violation', '东港区码头街道 演示一路 8 号', '这家修船厂没有动火票就在油舱旁边烧焊，烟很大，我拍了照片。', {
    named: 'told',
    photos: 1,
  }),
  s('expired', 118, 'hazard', '西屿区石塘镇 演示工业园 3 幢', '三楼堆满纸箱，消防门用铁链锁着，人根本出不来。', { named: 'told' }),
  s('waived', 106, 'hazard', '望海县清溪镇 演示村口', '加油站旁边有人搭棚烧烤，明火离油罐只有几步。', { named: 'told' }),
  s('claimed', 100, 'concealed_accident', '望海县双岙乡 演示采石场', '上个月塌了一次，死了一个外地工人，老板赔了钱没有上报。', {
    named: 'sealed',
    employee: true,
  }),
  s('closed', 98, 'hazard', '东港区盐仓街道 演示小区', '楼下小店把液化气瓶放在楼道里。'),
  s('refused', 95, 'no_answer', '西屿区灯塔街道', '邻居装修太吵，打了两次电话都没人管。'),
  s('closed', 92, 'not_fixed', '东港区潮音镇 演示市场', '公示说电线已经整改，其实只是用胶带缠了一下。', { photos: 1 }),
  s('reward_decided', 90, 'violation', '西屿区白沙镇 演示化工仓库', '仓库里混放酸和碱，桶都锈穿了，没有人看着。', {
    named: 'told',
    employee: true,
  }),
  s('transferred', 86, 'violation', '望海县望海镇 演示车站', '客车超员，过道里坐满了小凳子，天天如此。'),
  s('late_verifying', 84, 'hazard', '西屿区石塘镇 演示砖厂', '窑顶裂了一条大缝，下面还有人干活。'),
  s('unverifiable', 80, 'concealed_accident', '东港区东港街道 演示工地', '听人说工地吊车砸伤过人，不知道是不是真的。'),
  s('verified_false', 76, 'violation', '西屿区灯塔街道 演示机械厂', '他们没有安全员，从来不培训。'),
  s('refused_reopened', 74, 'not_fixed', '望海县长汀乡 演示水库边', '护栏还是断的，公示上写已经修好。'),
  s('reward_decided', 70, 'hazard', '东港区码头街道 演示冷库', '氨味很重，报警器是拔掉的，请快来看。', {
    danger: true,
    named: 'sealed',
    photos: 2,
  }),
  s('withdrawn', 66, 'no_answer', '东港区盐仓街道', '公示的网格员电话打了四天没有人接。'),
  s('handled', 62, 'violation', '西屿区西屿街道 演示木器厂', '喷漆房和住人的房间只隔一层板。'),
  s('reward_proposed', 60, 'violation', '望海县清溪镇 演示砂场', '挖机司机没有证，坡挖得很陡，下雨就往下滑。', {
    named: 'told',
    photos: 1,
  }),
  s('retaliation', 58, 'violation', '东港区潮音镇 演示纺织厂', '车间里飞絮很厚，除尘是关着的，安全检查来之前才开。', {
    named: 'sealed',
    employee: true,
  }),
  s('verifying_extended', 56, 'concealed_accident', '西屿区白沙镇 演示船厂', '三月里有人掉进船舱没救回来，名单上没有他。', {
    danger: true,
    employee: true,
  }),
  s('unrectified', 34, 'not_fixed', '公示的那处隐患，门口', '公示写的期限早过了，我每天上班从这里走，什么也没有动。', { fromUrgent: true }),
  s('verified_true', 48, 'hazard', '望海县望海镇 演示商场', '疏散楼梯里堆着货，灯也不亮。', { photos: 1 }),
  s('verified_partly', 45, 'violation', '东港区东港街道 演示餐馆', '燃气管是自己接的，闻得到味道；瓶子放在床底下。'),
  s('false_proposed', 42, 'violation', '西屿区灯塔街道 演示货场', '叉车没有检验牌，司机一边开一边打电话。'),
  s('extend_proposed', 40, 'hazard', '望海县双岙乡 演示尾矿坝', '坝脚下渗水越来越多，颜色发黄。', { danger: true }),
  s('verifying_letter', 36, 'hazard', '东港区码头街道 演示码头', '吊机钢丝绳断了好几股还在用。', { named: 'told' }),
  s('verifying', 30, 'not_fixed', '西屿区石塘镇 演示学校旁', '围墙还是斜的，上次说两周修好。', { photos: 1 }),
  s('verifying', 26, 'violation', '望海县长汀乡 演示烟花店', '没有牌照，货堆在里屋，孩子在旁边玩。', { danger: true }),
  s('accepted', 20, 'hazard', '东港区盐仓街道 演示宿舍', '宿舍一层在给电动车充电，线是从窗户拉出去的。'),
  s('joined', 16, 'hazard', '东港区盐仓街道 演示宿舍', '宿舍楼下一排电动车在充电，晚上有糊味。'),
  s('accepted', 18, 'no_answer', '西屿区西屿街道', '片区包保人电话是空号。'),
  s('handed_over', 8, 'violation', '东港区东港街道 演示办事窗口', '检查的人说交钱就不用停产，我有录音。'),
  s('late_received', 12, 'hazard', '望海县清溪镇 演示幼儿园', '滑梯下面的铁架锈断了。'),
  s('refuse_proposed', 6, 'no_answer', '西屿区灯塔街道', '楼上养鸽子，没有人管。'),
  s('looked', 5, 'hazard', '东港区潮音镇 演示菜场', '顶棚在漏水，正滴在配电箱上。', { photos: 1 }),
  s('received', 3, 'violation', '望海县望海镇 演示渔船', '船上十二个人只有六件救生衣。'),
  s('received', 2, 'hazard', '西屿区白沙镇 演示锅炉房', '压力表玻璃碎了，指针不动，锅炉还在烧。', { danger: true }),
  s('received', 1, 'not_fixed', '东港区码头街道 演示仓库', '公示写已清理，我今天路过还是满的。'),
  s('claimed_not', 60, 'enforcement_misconduct', '东港区 演示执法中队', '一个月来罚了三次，每次都不说要改什么。', { aboutOffice: true }),
  s('verifying', 28, 'enforcement_misconduct', '西屿区 演示检查组', '检查组的人介绍我去指定的公司做评价，说不去就过不了。'),
  s('accepted', 14, 'enforcement_misconduct', '望海县 演示站所', '交了罚款没有给票据。', { named: 'sealed' }),
  s('received', 2, 'enforcement_misconduct', '东港区 演示站所', '说这个月还差两个罚款指标，让我“帮帮忙”。'),
]
