import { reckonedOf } from '../../../../miniapp/src/kinds/zone/reckoned'
import { heldWords } from '../../../../shared/kinds/zone/heldWords'

/** How a zone is held, in sentences: nothing unknown reads as fine, and none is a verdict. */

const computed = (values: Record<string, number | null>) =>
  Object.entries(values).map(([field, value]) => ({ field, value, rule: '规则', version: 1 }))

it.each([
  [{ vacantDays: 12, trainingOverdue: null, trainingUnknown: 0 }, ['stop 公布的任期都已届满，空岗 12 天']],
  [{ vacantDays: null, trainingOverdue: 0, trainingUnknown: 0 }, ['unknown 公布的任期看不出今天有没有人在任，不知道有没有空岗']],
  [{ vacantDays: 0, trainingOverdue: 2, trainingUnknown: 1 }, ['warn 2 人的培训逾期或没有通过', 'unknown 1 人的培训情况未公布']],
  [{ vacantDays: 0, trainingOverdue: 0, trainingUnknown: 0 }, []],
  [{}, []],
])('says of %j', (values, words) => expect(heldWords(computed(values)).map(({ tone, words: one }) => `${tone} ${one}`)).toEqual(words))

it('says that it does not know what nobody computed', () =>
  expect(
    reckonedOf(computed({ vacantDays: null, trainedShare: 667, trainingOverdue: null, other: 1 })).map(
      ({ name, words }) => `${name}：${words}`,
    ),
  ).toEqual(['空岗天数：不知道', '培训合格率：66.7%', '培训逾期或没有通过：不知道', '其他：1']))
