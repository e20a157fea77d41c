import type { Collection } from 'mongoose'
import type { Db } from '../models/index'
import type { TipDoc } from '../models/tip'
import type { TipPartDoc } from '../models/tipPart'

/**
 * The driver's own collections: what is written to them is whole already, and half a megabyte of sealed bytes need not go
 * through the casting of a schema first.
 */
export const rawTips = ({ tips }: Pick<Db, 'tips'>) => tips.collection as unknown as Collection<TipDoc>
export const rawParts = ({ tipParts }: Pick<Db, 'tipParts'>) => tipParts.collection as unknown as Collection<TipPartDoc>
