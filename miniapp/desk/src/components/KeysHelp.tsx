import { Dialog } from './Dialog'

export const KEYS: readonly (readonly [string, string])[] = [
  ['j / k', '队列里下一件、上一件'],
  ['Enter', '打开选中的一件'],
  ['/', '到筛选'],
  ['g q', '回到队列'],
  ['g n', '登记电话、来信、来访'],
  ['g k', '密钥'],
  ['g w', '换封'],
  ['g a', '审计'],
  ['g r', '奖励发放'],
  ['g o', '人员'],
  ['Esc', '从一件举报回到队列，关闭窗口'],
  ['?', '这张表'],
]

export function KeysHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="键盘" onClose={onClose}>
      <dl className="facts">
        {KEYS.map(([keys, words]) => (
          <div key={keys} className="facts__line">
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
