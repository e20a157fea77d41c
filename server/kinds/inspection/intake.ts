import type { Intake } from '../define'

/** What such a visit is called. */
const VISIT = '(?:(?:明查)?暗访|明察暗访|暗查|督查|督导|四不两直)(?:督查|检查|督导)?'

/** The header words of lists of findings as safety committees write them. Whoever went is read nowhere. */
export const intake: Intake = {
  headers: {
    no: /^(问题|台账)?编号$/,
    visit: new RegExp(
      `^${VISIT}的?(批次|编号|轮次|次数|任务(编号)?)$|^(inspection|visit|activity)(nr|no|number|id)$|^(serialnumber|recordid|camis)$`,
    ),
    visitedOn: new RegExp(
      `^${VISIT}的?(检查)?(日期|时间)$|^(inspection|visit|activity|survey)date$|^date(opened|ofinspection|ofvisit|inspected)$|^(inspectedon|visitedon)$`,
    ),
    listMonth: /^(列入|纳入)?(的?清单)?(的?月份|月度|所属月份)$|^清单月份$/,
    listNo: /^(月末|月度|问题)?清单(编号|号|文号)$/,
    problem:
      /^(暗访|督查|督导)?(发现|存在|检查发现|暗访发现|查出)?的?(主要|突出|具体)?(问题|隐患|问题隐患|安全问题)(描述|内容|情况|清单|表现)?$|^(violation|deficiency|finding|observation|defect|hazard)(item)?(description|text|standardcited|standard|comments?|details?|observed)?$/,
    cause: /^(问题|深层次?|机制|主要)?(原因|成因|症结|根源|根本原因)(类别|分类|分析)?$|^机制类别$/,
    hazard: /^(对应|关联|转办|所列)?隐患(编号|台账编号)$/,
    'enterprise.name':
      /^(被|受)?(暗访|督查|检查|督导|检|查)的?(单位|企业|场所|对象)(名称)?$|^(企业|单位|公司|场所)(名称)?$|^责任企业$|^(facility|establishment|business|company|employer|enterprise)(name)?$|^(estabname|dba|aka)$/,
    'enterprise.uscc': /信用代码$/,
    sector: /^(所属)?行业(领域|类别)?$/,
    zone: /^(责任)?(片区|网格)(编号|编码|代码)$/,
    'place.address': /^(暗访|督查|检查|问题|所在)?的?(地点|位置|部位|地址|点位)$|^(site|facility|location)?address$/,
    'place.division': /^(行政区划|区划|镇街|乡镇|区县|属地)(代码|编码)$/,
    owner:
      /^(整改|属地|主体|监管)?责任(单位|部门|主体|属地)(名称)?$|^(整改|牵头整改|承办|督办|督促整改)(责任)?(单位|部门)$|^(responsibleparty|owner|assignedto)$/,
    due: /^(问题)?(整改|办理|要求|限期)?(完成)?(期限|时限|限期|截止(日期|时间))$|^(要求|限期)(整改)?(完成)?(日期|时间)$|^(violation)?(item)?(abatementdue(date)?|abatementdate|duedate|correctby(date)?|deadline|correctiondue(date)?)$/,
    status: /^(整改|问题|销号|办理|落实)?(落实|完成)?(状态|情况|进展|进度|结果)$|^是否(已)?(完成)?(整改|销号)(到位)?$/,
    closedOn:
      /^(销号|整改完成|完成整改|办结|闭环)(日期|时间)$|^(violation)?(item)?(corrected(on|date)|correctiondate|abateddate|dateabated|closeddate|dateclosed)$/,
    'ledBy.name': /^带队(的?(市|县|区|局)?领导|领导姓名)$/,
    'ledBy.post': /^带队(的?(市|县|区|局)?领导)?的?职务$/,
    'evidence.0.pictures': /^(暗访|整改前|现场|问题)(的)?(照片|图片)$/,
    'evidence.1.pictures': /^整改后(的)?(照片|图片)$/,
    'evidence.0.reviewedBy': /^(暗访|整改前|现场)?(照片|图片)(审核|审查)(人员?|单位|部门)?$/,
  },
  // A list of findings is one where something of it says that it was a visit without notice, or the list of a month.
  listed: { headers: /^(?!.*(?:数|率|日期|时间|单位|部门|人员|照片)).*(?:隐患|问题)/, as: '发现的问题' },
  needs: [['problem'], ['visitedOn', 'visit', 'listNo', 'listMonth']],
  // A month's list is handed over when it is made; what is absent from the next one is not put right by that.
  coverage: 'additions',
  ofPersons: ['ledBy.name'],
  asks: [
    [
      /^(暗访|督查|检查|督导)?(组长|组员|人员|成员|小组|组成人员|检查人|暗访人)(姓名|名单)?$|^带队(人|人员)?$/,
      '是去暗访的人：不读取、不保存、不公布',
    ],
    [/^(下次|计划|拟)(暗访|督查|检查)?(日期|时间|地点|单位|线路)$/, '是还没有去的暗访：不读取、不保存、不公布'],
    [/^完成(日期|时间)$/, '是要求的期限，还是整改完成的日期？没有采用，请来源说明后填进 due 或 closedOn'],
  ],
  yields: { status: { to: /^是否(已)?(完成)?销号(到位)?$|^销号(状态|情况|结果)$/ } },
  words: {
    cause: {
      制度不健全: 'rule',
      制度缺失: 'rule',
      制度机制: 'rule',
      责任不落实: 'responsibility',
      责任落实: 'responsibility',
      人员不足: 'people',
      人员培训: 'people',
      教育培训: 'people',
      资金投入: 'money',
      投入不足: 'money',
      资金不到位: 'money',
      资金投入不足: 'money',
      资金保障不足: 'money',
      责任压得不实: 'responsibility',
      责任未落实: 'responsibility',
      制度不完善: 'rule',
      制度不落实: 'rule',
      人员配备不足: 'people',
      培训不到位: 'people',
      教育培训不到位: 'people',
      技术装备: 'technique',
      设备老化: 'technique',
      技术装备落后: 'technique',
      设备设施: 'technique',
    },
    status: {
      否: 'open',
      未完成: 'open',
      未销号: 'open',
      正在整改: 'open',
      整改中: 'open',
      未整改: 'open',
      尚未整改: 'open',
      限期整改: 'open',
      部分整改: 'open',
      逾期未整改: 'open',
      已上报: 'submitted',
      已报: 'submitted',
      已整改: 'submitted',
      整改完成: 'submitted',
      已完成整改: 'submitted',
      整改到位: 'submitted',
      已整改到位: 'submitted',
      待核查: 'submitted',
      待验收: 'submitted',
      待复核: 'submitted',
      退回: 'returned',
      核查不通过: 'returned',
      验收不通过: 'returned',
      已销号: 'closed',
      销号: 'closed',
      已办结: 'closed',
      已闭环: 'closed',
    },
  },
  // Put right by its own word is not struck off yet; a column that asks for striking off says that.
  wordsUnder: [
    { headers: /销号/, field: 'status', words: { 是: 'closed', 已: 'closed', '√': 'closed', 否: 'open' } },
    { headers: /整改/, field: 'status', words: { 是: 'submitted', 已整改: 'submitted', 整改完成: 'submitted', 已完成: 'submitted' } },
  ],
}
