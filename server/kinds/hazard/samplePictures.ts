import { addDays, type Day } from '../../../shared/codes/dates'
import { Raster } from '../../sample/raster'
import type { Case } from './sampleCases'

/** Pictures of the sample city: drawings that nobody takes for a photo of a real place, and one of each that cannot be seen. */

type Evidence = NonNullable<Case['evidence']>[number]
type Colour = Parameters<Raster['rectangle']>[4]

const [WIDTH, HEIGHT] = [960, 720]
const REVIEWER = '云帆市应急管理局办公室'

const [WALL, FLOOR, DOOR, EXIT]: Colour[] = [
  [226, 221, 208],
  [168, 160, 146],
  [122, 140, 158],
  [58, 148, 96],
]
const [BOX, TAPE, SKY, SEA, ROAD, LINE, RAIL, CONCRETE, GAP, JACK]: Colour[] = [
  [190, 142, 84],
  [150, 104, 54],
  [204, 222, 232],
  [120, 162, 184],
  [92, 96, 100],
  [236, 232, 214],
  [214, 96, 60],
  [186, 188, 184],
  [40, 42, 46],
  [226, 176, 44],
]

/** A corridor with a door at its end, seen along its middle, and what stands in it. */
function corridor(): Buffer {
  const drawing = hall()
    .rectangle(390, 190, 180, 240, DOOR as Colour)
    .rectangle(420, 130, 120, 40, EXIT as Colour)
  const boxes = [
    [250, 500, 190],
    [420, 470, 150],
    [560, 520, 200],
    [330, 400, 130],
  ]
  for (const [left = 0, top = 0, side = 0] of boxes)
    drawing.rectangle(left, top, side, side * 0.8, BOX as Colour).rectangle(left, top + side * 0.34, side, side * 0.08, TAPE as Colour)
  return drawing.png()
}

/** A fire shutter at the end of a hall: stuck half way, or down to the floor. */
function shutter(isDown: boolean): Buffer {
  const drawing = hall()
    .rectangle(280, 150, 400, 280, GAP as Colour)
    .rectangle(250, 110, 460, 40, DOOR as Colour)
  const slats = isDown ? 14 : 5
  for (let n = 0; n < slats; n++) drawing.rectangle(280, 150 + n * 20, 400, 17, CONCRETE as Colour)
  return (isDown ? drawing : drawing.rectangle(340, 250, 60, 10, RAIL as Colour)).png()
}

const hall = (): Raster =>
  new Raster(WIDTH, HEIGHT, WALL as Colour).polygon(
    [
      [0, 720],
      [260, 430],
      [700, 430],
      [960, 720],
    ],
    FLOOR as Colour,
  )

/** A bend above the sea, with or without a rail. */
function bend(hasRail: boolean): Buffer {
  const drawing = new Raster(WIDTH, HEIGHT, SKY as Colour)
    .rectangle(0, 300, WIDTH, 420, SEA as Colour)
    .polygon(
      [
        [120, 720],
        [430, 400],
        [960, 300],
        [960, 420],
        [640, 500],
        [560, 720],
      ],
      ROAD as Colour,
    )
    .polygon(
      [
        [330, 720],
        [520, 470],
        [960, 355],
        [960, 368],
        [540, 480],
        [356, 720],
      ],
      LINE as Colour,
    )
  for (let n = 0; hasRail && n < 9; n++) drawing.rectangle(430 + n * 60, 330 - n * 11, 14, 80, CONCRETE as Colour)
  if (hasRail)
    drawing.polygon(
      [
        [420, 340],
        [960, 236],
        [960, 264],
        [420, 372],
      ],
      RAIL as Colour,
    )
  return drawing.png()
}

/** The end of a bridge's beam above its pier: open beneath, or held by a jack. */
function bearing(isHeld: boolean): Buffer {
  const drawing = new Raster(WIDTH, HEIGHT, SKY as Colour)
    .rectangle(0, 560, WIDTH, 160, SEA as Colour)
    .rectangle(0, 180, WIDTH, 150, CONCRETE as Colour)
    .rectangle(0, 160, WIDTH, 20, ROAD as Colour)
    .rectangle(300, 380, 360, 340, CONCRETE as Colour)
    .rectangle(300, 330, 360, 50, GAP as Colour)
  return (isHeld ? drawing.rectangle(360, 330, 60, 50, JACK as Colour).rectangle(540, 330, 60, 50, JACK as Colour) : drawing).png()
}

/** The files, beside the lists that name them. */
export const pictureFiles = (): Record<string, Buffer> => ({
  'photos/corridor.png': corridor(),
  'photos/shutter-before.png': shutter(false),
  'photos/shutter-after.png': shutter(true),
  'photos/bend-before.png': bend(false),
  'photos/bend-after.png': bend(true),
  'photos/bearing-before.png': bearing(false),
  'photos/bearing-held.png': bearing(true),
})

/** Which hazards have pictures, the first of each that has none yet, and what is said of them; `step`: of the first step of its rectification. */
const STORIES: readonly { fits: (one: Case) => boolean; evidence: (foundOn: Day) => Evidence[]; step?: (foundOn: Day) => Evidence[] }[] = [
  {
    fits: ({ title, status }) => title === '防火卷帘不能降落' && status === 'closed',
    evidence: (day) => [
      { stage: 'before', pictures: ['photos/shutter-before.png'], takenOn: day, reviewedBy: REVIEWER },
      { stage: 'after', pictures: ['photos/shutter-after.png'], takenOn: addDays(day, 3), reviewedBy: REVIEWER },
    ],
  },
  {
    fits: ({ title, status }) => title === '急弯路段护栏缺失' && status === 'closed',
    evidence: (day) => [
      { stage: 'before', pictures: ['photos/bend-before.png'], takenOn: day, reviewedBy: REVIEWER },
      { stage: 'after', pictures: ['photos/bend-after.png'], takenOn: addDays(day, 9), reviewedBy: REVIEWER },
    ],
  },
  {
    fits: ({ title, level }) => title === '跨海桥支座脱空' && level === 'major',
    evidence: (day) => [{ stage: 'before', pictures: ['photos/bearing-before.png'], takenOn: day, reviewedBy: REVIEWER }],
    step: (day) => [{ stage: 'other', pictures: ['photos/bearing-held.png'], takenOn: addDays(day, 5), reviewedBy: REVIEWER }],
  },
  // What nobody is said to have looked at, what lies where no picture may be shown, and what is not where its list says.
  {
    fits: ({ title }) => title === '疏散通道堆放货物',
    evidence: (day) => [{ stage: 'before', pictures: ['photos/corridor.png'], takenOn: day, reviewedBy: null }],
  },
  {
    fits: ({ sector }) => sector === 'hazchem',
    evidence: (day) => [{ stage: 'before', pictures: ['photos/bearing-before.png'], takenOn: day, reviewedBy: REVIEWER }],
  },
  {
    fits: ({ title }) => title === '玻璃栈道护栏松动',
    evidence: (day) => [{ stage: 'before', pictures: ['photos/lost.jpg'], takenOn: day, reviewedBy: REVIEWER }],
  },
]

/** The hazards of several offices, some of them with pictures. */
export function withPictures(offices: readonly (readonly Case[])[]): Case[][] {
  const chosen = new Map<Case, Partial<Case>>()
  for (const { fits, evidence, step } of STORIES) {
    const one = offices.flat().find((candidate) => !chosen.has(candidate) && fits(candidate))
    if (!one) continue
    const [first, ...later] = one.phases ?? []
    const phases = first && step ? { phases: [{ ...first, evidence: step(one.foundOn ?? '') }, ...later] } : {}
    chosen.set(one, { evidence: evidence(one.foundOn ?? ''), ...phases })
  }
  return offices.map((cases) => cases.map((one) => ({ ...one, ...chosen.get(one) })))
}
