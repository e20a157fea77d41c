import { deskToWrite } from '../../../miniapp/src/tip/toDesk'

it.each([
  ['no answer', [], null],
  ['the desk that signed the newest', [{ desk: 'work-safety', state: 'accepted' }], 'work-safety'],
  ['the other desk after a hand-over', [{ desk: 'work-safety', state: 'handed_over' }], 'oversight'],
  [
    'the new desk once it has answered',
    [
      { desk: 'work-safety', state: 'handed_over' },
      { desk: 'oversight', state: 'accepted' },
    ],
    'oversight',
  ],
  ['a desk that nobody knows', [{ desk: 'canary', state: 'accepted' }], null],
] as const)('takes the desk that reads a message from signed answers: %s', (_name, answers, desk) => {
  expect(deskToWrite(answers)).toBe(desk)
})
