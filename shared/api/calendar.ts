import { z } from 'zod'
import { recordKeys } from './recordKey'

/** So many records have their days in one calendar: their names fit into an address that the service reads. */
export const CALENDAR_MAX = 20

export const CalendarQuery = z.strictObject({
  records: recordKeys(CALENDAR_MAX).meta({
    description: 'kind and id of each record, joined by a point, parted by commas. What is not public has no day in the calendar',
  }),
})
