import { maskPlate } from '@shared/codes/plate'
import { SECTORS } from '@shared/vocabulary'
import { choicesOf, type ListPage } from '../define'

const gradesOf = (all: string, grades: readonly string[], unit = ''): [string, string][] => [
  ['', all],
  ...grades.map((grade): [string, string] => [grade, grade + unit]),
]

export const list: ListPage = {
  placeholder: '名称两个字或信用代码',
  empty: '没有符合条件的企业。',
  notFound: '没有找到。可以查名称里的任意两个字、曾用名、信用代码，或客运线路。请换两个字试试，或核对信用代码。',
  choices: [
    choicesOf('sector', '行业领域', '全部行业领域', SECTORS),
    { name: 'grade', label: '城市评级', choices: gradesOf('全部评级', ['A', 'B', 'C', 'D'], ' 级') },
  ],
}

/** Carriers by themselves: whoever rides with them asks for their assessment. */
export const operatorList: ListPage = {
  placeholder: '企业、线路两个字，或车牌',
  // Of a plate its first and its last two characters are public: the whole of it stays on the phone.
  searchedAs: (written) => maskPlate(written) ?? written,
  empty: '没有符合条件的客运企业。',
  notFound: '没有找到。可以查企业名称、信用代码、线路上的地名，或者车牌（只比头两位和末两位）。没有公布线路、车牌的企业，只能按名称查。',
  unit: '家客运企业',
  fixed: { sector: 'road_transport' },
  choices: [{ name: 'transportGrade', label: '信誉考核等级', choices: gradesOf('全部等级', ['AAA', 'AA', 'A', 'B']) }],
  bounds: { routeEnd: (place) => `只列公布的线路在${place}始发或终到的客运企业，没有公布线路的不在内` },
}
