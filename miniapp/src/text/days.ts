/** What no line may end within: a day, a document's number with its 号, money and persons with their number. */
const WHOLE = /(\d{4}-\d{2}-\d{2}|〔\d{4}〕\s?\d+\s?号|\d[\d,.]{0,30}\s?[万亿]?[元人])/

/** A text in pieces of which every second one, the first left out, may not be broken; all of them joined are the text. */
export const wholePieces = (text: string): string[] => text.split(WHOLE)
