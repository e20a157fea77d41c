import { addDays, addMonths } from '../../../shared/codes/dates'
import { dueOf, outcomeOf } from '../../../shared/kinds/hazard/due'
import { remarksOn } from '../../../shared/kinds/hazard/lifecycle'
import { defineKind } from '../define'
import { whereaboutsOf } from '../whereabouts'
import { namesOf } from '../named'
import { closedByFixer, commitmentsMissing, fundingGapFen } from './computed'
import { sample } from './sample'
import { hazardTally } from './statistics'

/** A closed hazard stays public for a year (ours: no law says). */
const PUBLIC_MONTHS_AFTER_CLOSING = 12

export const hazard = defineKind('hazard', {
  toPublic: (input, { envelope }) => {
    const computed = {
      due: dueOf(input),
      closedByFixer: closedByFixer(input),
      commitmentsMissing: commitmentsMissing(input),
      fundingGapFen: fundingGapFen(input.funding),
    }
    const outcome = outcomeOf({ ...input, due: computed.due })
    const body = { ...input, ...computed, outcome, remarks: remarksOn({ ...input, ...computed }) }
    const over = input.status === 'closed' && input.closedOn !== null ? addMonths(input.closedOn, PUBLIC_MONTHS_AFTER_CLOSING) : null
    const declared = envelope.publicUntil
    return {
      body,
      ends: { publicUntil: over !== null && (declared === null || over < declared) ? over : declared, declaredUntil: declared },
    }
  },
  parties: ({ enterprise, answerable }) => ({ enterprises: [...(enterprise ? [enterprise] : []), ...answerable], persons: [] }),
  hidden: ({ commitments, recheck }) => [commitments?.responsibility?.person, recheck?.by].filter((name) => typeof name === 'string'),
  title: ({ title, description, enterprise }) => title ?? description ?? (enterprise && namesOf([enterprise])),
  search: ({ no, title, description, enterprise, answerable }) => [
    no,
    title,
    description,
    enterprise?.name ?? null,
    ...answerable.map(({ name }) => name),
  ],
  whereabouts: ({ place, zone }) => whereaboutsOf(place, zone),
  pin: ({ level, due }) => ({ mark: level, due }),
  figures: [
    { key: 'hazardsOverdue', label: '逾期未整改的隐患', query: (today) => ({ outcome: 'open', to: addDays(today, -1) }) },
    { key: 'hazardsMajor', label: '未销号的重大隐患', query: () => ({ outcome: 'open', level: 'major' }) },
  ],
  tallied: hazardTally,
  intake: { headers: { description: /^(隐患内容|问题描述|隐患描述)$/, status: /^(整改状态|隐患状态)$/ }, needs: [['description']] },
  sample,
})
