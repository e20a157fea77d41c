/** How long a directive stays public, and on what that rests. */
export interface DirectivePublicity {
  monthsAfterIssue: number
  basis: string
}

/** Ours, for no law was found that says how long: three years. */
export const DIRECTIVE_PUBLICITY: DirectivePublicity = {
  monthsAfterIssue: 36,
  basis: '没有法律规定会议和文件的落实情况公布多久；本平台定为印发后三年',
}
