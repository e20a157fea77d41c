import type { Day } from '@shared/codes/dates'
import type { HazardBody } from '@shared/kinds/hazard/schema'
import { Card } from '@/components/Card'
import { TimeLine } from '@/components/TimeLine'
import { PicturesDrawn } from './Pictures'
import { inStepOrder, nameOfStep, stepsOf } from './events'

/** The steps of a rectification, each with the pictures of what it has changed. */
export function Phases({ phases, today }: { phases: HazardBody['phases']; today: Day }) {
  if (phases.length === 0) return null
  const steps = inStepOrder(phases)
  return (
    <Card title={`分步整治 ${phases.length} 步`} id="phases">
      <TimeLine
        label="分步整治"
        points={stepsOf(steps, today)}
        below={(i) => {
          const step = steps[i]
          return step && <PicturesDrawn evidence={step.evidence} of={nameOfStep(step, i)} other="这一步" />
        }}
      />
    </Card>
  )
}
