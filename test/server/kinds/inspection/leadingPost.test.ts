import fc from 'fast-check'
import { isLeadingPost } from '../../../../server/kinds/inspection/leadingPost'

const LEADING = [
  '市长', '副市长', '云帆市副市长', '云帆市人民政府副市长', '云帆市常务副市长', '县长', '东港区区长', '副区长', '镇长', '东港镇副镇长', '乡长', '东港区区委书记', '市委书记',
  '云帆市委副书记', '市委常委', '东港镇党委书记', '市应急管理局局长', '云帆市应急管理局副局长', '应急局局长', '省应急管理厅厅长', '市住房和城乡建设局局长', '安委会副主任',
  '云帆市安委办副主任', '市安全生产委员会办公室主任', '东港街道办事处主任', '云帆高新区管委会主任', '市消防救援支队支队长', '市政府秘书长', '省长', '自治区主席',
  '市委常委、副市长', '市委常委、常务副市长', '副市长、安委会主任', '市应急管理局党委书记、局长', '副市长兼安委会主任', '东港街道党工委书记',
] // prettier-ignore
const OTHERS = [
  '四级主任科员（执法监督科）', '主任工程师', '局长秘书', '局长司机', '副主任医师', '科员（受局长委派）', '市局科员 代局长带队', '检查组组长（原局长）', '车间党支部书记',
  '村委会主任', '社区党支部书记', '安全生产专家委员会主任', '工会主席', '主任', '书记', '副主任', '部长', '秘书长', '主席', '常委', '局长', '值班主任', '车间主任', '办公室主任',
  '局办公室主任', '市应急管理局办公室主任', '执法一科科长', '监察大队队员', '执法大队大队长', '安监科科员', '组长', '教导员', '部长助理', '局长助理', '副县级干部',
  '一级主任科员、暗访一组组长', '行政执法局执法员', '应急局办公室', '原副市长', '副市长（已退休）', '市应急管理局局长（代）', '副市长秘书', '副市长 司机', '县长、科员',
  '村党支部书记', '居委会主任', '社区居委会主任', '市总工会主席', '团市委书记', '市妇联主席', '业主委员会主任', '商会会长', '人大常委会主任', '学校书记', '云帆集团党委书记',
  '医院党委书记', '云帆大学校长', '市疾控中心主任', '项目部书记', '市场部部长', '生产部部长', '班主任', '教研室主任', '护士长', '列车长', '行长', '云帆示例有限公司副市长',
  '陪同副市长', '受市长委托的科员', '分管安全的副市长', '市公安局东港分局局长', '交警支队副支队长', '派出所所长', '消防大队大队长', '应急管理站站长', '物业主任', '',
] // prettier-ignore

it.each(LEADING)('names whoever leads a public body: %s', (post) => expect(isLeadingPost(post)).toBe(true))
it.each(OTHERS)('names nobody else: %s', (post) => expect(isLeadingPost(post)).toBe(false))

const BESIDE = [
  '秘书',
  '司机',
  '助理',
  '（原）',
  '（代）',
  '（受委派）',
  '办公室科员',
  '随行',
  '的联络员',
  '、科员',
  '，暗访组员',
  ' 组长',
  '（市局科员）',
  '身边工作人员',
  '委派的干部',
]

it('names nobody by a leading post with anything beside it, whatever that is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LEADING), fc.constantFrom(...BESIDE), (post, beside) =>
      expect(isLeadingPost(post + beside)).toBe(false),
    ),
    { numRuns: 1_000 },
  )
  const words = ['原', '代', '曾任', '退休', '受委托的', '科员、', '（执法科）', '陪同']
  fc.assert(
    fc.property(fc.constantFrom(...words), fc.constantFrom(...LEADING), (before, post) => expect(isLeadingPost(before + post)).toBe(false)),
    { numRuns: 1_000 },
  )
})

it('names nobody by a post of its own making, of the words that posts are made of', () => {
  const part = fc.constantFrom('执法', '监督', '科', '股', '车间', '班组', '社区', '村', '工会', '专家', '项目', '公司', '中心', '大队')
  const head = fc.constantFrom('主任', '书记', '局长', '部长', '主席', '镇长', '秘书长', '支队长')
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), head, (parts, one) =>
      expect(isLeadingPost(parts.join('') + one)).toBe(false),
    ),
    {
      numRuns: 2_000,
    },
  )
})
