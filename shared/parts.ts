import { z } from 'zod'
import { withoutFilling } from './codes/divisionCode'
import { EVIDENCE_STAGES, EVIDENCE_STATES, PICTURE_FAULTS } from './evidence'
import {
  Address,
  CodeText,
  CreditCode,
  DayText,
  LongText,
  ProperName,
  Sha256,
  ShortText,
  coded,
  listOf,
  typed,
  unknownable,
} from './fields'
import { TEXT_MAX } from './limits'
import { ACTION_STATES, PRECISIONS, RESPONSIBILITY_SHARES, SECTORS } from './vocabulary'

/** What the bodies of several kinds are made of, and the words for its fields. */

/** Who stands where an enterprise is named: by it persons are hidden there, in the name and in the code together. */
export type NamedType =
  /** a natural person may stand in its place, who is masked as one */
  | 'party'
  /** a rule of the kind has taken the natural persons out: what is called like a person is a shop, and only somebody beside it is masked */
  | 'organisation'

/** The type of every part, or list of parts, that names enterprises; one of a list goes before that of its parts. */
export const NAMED_TYPES = z.registry<{ type: NamedType }>()

interface Named {
  name: string
  uscc: string | null
}

/** A part that names an enterprise, or a list of such, with its type. */
export const named = <T extends z.ZodType<Named | Named[]>>(type: NamedType, schema: T): T => {
  NAMED_TYPES.add(schema, { type })
  return schema
}

/** An enterprise that a record names. The credit code is often missing. */
export const NamedEnterprise = named('party', z.strictObject({ name: ProperName, uscc: unknownable(CreditCode) }))
export type NamedEnterprise = z.infer<typeof NamedEnterprise>

/** What of a record says where something lies: by it, and not by what a field is called, a place is brought into one system and made coarser. */
export type PlaceType =
  /** a place with its address, its division and how exactly it may be public */
  | 'place'
  /** longitude and latitude, by themselves or within a place */
  | 'position'
  /** an area, which is told as exactly as it was drawn */
  | 'boundary'
  /** the code of the zone in which something lies */
  | 'zone code'

/** The type of every part, or field, that says where something lies. */
export const PLACE_TYPES = z.registry<{ type: PlaceType }>()

/** A schema with what it says of a place. */
export const placing = <T extends z.ZodType>(type: PlaceType, schema: T): T => {
  PLACE_TYPES.add(schema, { type })
  return schema
}

/** Longitude and latitude, GCJ-02 as Chinese maps show it. */
export const Position = placing('position', z.strictObject({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) }))
export type Position = z.infer<typeof Position>

/** The code of the zone where something lies. */
export const ZoneCode = placing('zone code', typed('code', CodeText.meta({ description: 'code of the zone where it lies' })))

/** A division code of GB/T 2260, as short as it can be written. */
export const DivisionCode = typed(
  'code',
  z
    .string()
    .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
    .overwrite(withoutFilling),
)

/** Where something lies, no more exactly than `precision` lets it be public: a record was made so while its source was read. */
export const Place = placing(
  'place',
  z.strictObject({
    address: unknownable(Address),
    division: unknownable(DivisionCode),
    position: unknownable(Position),
    precision: unknownable(coded(PRECISIONS)).meta({
      description: 'no finer than the sector lets it be; what a source leaves out is the default',
    }),
  }),
)
export type Place = z.infer<typeof Place>

export const SectorCode = coded(SECTORS)
export const ResponsibilityCode = coded(RESPONSIBILITY_SHARES)

/** Something that somebody is to do, and what became of it. */
export const ActionItem = z.strictObject({
  text: LongText,
  owner: unknownable(ProperName),
  due: unknownable(DayText),
  state: coded(ACTION_STATES),
  doneOn: unknownable(DayText),
})

/** What a cell says of pictures: an address of the web or a file of the source's own folder, or several of them. It is never public. */
export const PictureReference = z.string().trim().min(1).max(TEXT_MAX)

/** Pictures as a source hands them over, with who looked at them: without that none is fetched (ledgers 0). */
export const EvidenceInput = z.strictObject({
  stage: coded(EVIDENCE_STAGES).default('other'),
  pictures: listOf(PictureReference).meta({ description: 'https addresses, or files beside the file of the source' }),
  takenOn: unknownable(DayText),
  reviewedBy: unknownable(ShortText).meta({ description: 'who looked at them for faces and plates' }),
})
export type EvidenceInput = z.output<typeof EvidenceInput>

/** One picture as it is public: its bytes are those of `shown`, drawn anew without metadata. */
export const EvidencePicture = z.strictObject({
  stage: coded(EVIDENCE_STAGES),
  takenOn: unknownable(DayText),
  reviewedBy: unknownable(ShortText).meta({ description: 'a unit, or somebody by surname only: who looked at it for faces and plates' }),
  state: coded(EVIDENCE_STATES),
  fault: unknownable(coded(PICTURE_FAULTS)).meta({ description: 'why it could not be had; null also where nobody has tried yet' }),
  original: unknownable(Sha256).meta({ description: 'SHA-256 of the file as its source has it' }),
  shown: unknownable(Sha256).meta({ description: 'SHA-256 of what is shown, by which it is asked for' }),
  width: unknownable(z.int().min(1)).meta({ description: 'of what is shown, in pixels' }),
  height: unknownable(z.int().min(1)),
})
export type EvidencePicture = z.infer<typeof EvidencePicture>

/** The pictures of a record; null where its source names none. */
export const EvidencePictures = unknownable(z.array(EvidencePicture))

/** The pictures that can be seen, by what they are asked for. */
export const picturesShown = (evidence: readonly EvidencePicture[] | null | undefined): string[] =>
  (evidence ?? []).flatMap(({ shown }) => shown ?? [])

/** Words for the fields of these parts, wherever they stand. */
export const PART_LABELS: Readonly<Record<string, string>> = {
  name: '名称',
  uscc: '统一社会信用代码',
  address: '地址',
  division: '行政区划',
  position: '位置',
  precision: '位置精度',
  lng: '经度',
  lat: '纬度',
  text: '内容',
  owner: '责任方',
  due: '期限',
  state: '状态',
  doneOn: '完成日期',
  stage: '拍的是',
  pictures: '图片',
  takenOn: '拍摄日期',
  reviewedBy: '审核人',
  fault: '没有取得的原因',
  original: '原图指纹',
  shown: '公布图指纹',
  width: '宽（像素）',
  height: '高（像素）',
}
