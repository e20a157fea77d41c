/** Whether the page can be printed here: WeChat prints nothing, whoever has a printer opens the page in a browser. */
export const CAN_PRINT: boolean = false

/** The picture of an address that a phone reads: nobody scans the screen in his hand. */
export const codeOf = (_address: string): string | null => null

/** Returns the sentence that says why nothing was printed. */
export const printPage = (): string | null => '要打印，请在电脑的浏览器里打开本页。'
