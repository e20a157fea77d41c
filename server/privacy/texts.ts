import { maskPersonalData, staffIn } from '../../shared/codes/persons/index'
import { hideNames } from './names'
import { replaceQuotations } from './quotations'

/** A text of the mirror's own as the public reads it. It may quote a cell: words could be a person's name, numbers could be theirs. */
export const publicText = (text: string): string => maskPersonalData(replaceQuotations(text, '内容'))

/** A source's own words as the public reads them, without these persons' names and anybody's numbers. */
export const publicWords = (words: string, persons: readonly string[]): string => hideNames(maskPersonalData(words), persons)

/** Every spelling of the persons that these cells name, whatever stands beside them; units and posts among them are none. */
export const personsNamedIn = (cells: readonly string[]): string[] => cells.flatMap(staffIn)
