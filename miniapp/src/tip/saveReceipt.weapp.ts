import Taro from '@tarojs/taro'

/** What the button says. */
export const SAVE_WORDS = '保存到相册'

const WIDTH = 750
const HEIGHT = 900
const LINES = [
  { text: '举报凭证', font: '48px sans-serif', y: 110 },
  { text: '在「举报 › 用凭证查回复」输入', font: '32px sans-serif', y: 740 },
  { text: '请妥善收好，不要给别人看', font: '32px sans-serif', y: 800 },
]

/** Draws the receipt as a picture into the album. Returns a sentence where it could not, else null. */
export async function saveReceipt(receipt: string): Promise<string | null> {
  const canvas = Taro.createOffscreenCanvas({ type: '2d', width: WIDTH, height: HEIGHT } as never)
  const context = (canvas as unknown as { getContext: (kind: '2d') => CanvasRenderingContext2D }).getContext('2d')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.fillStyle = '#14181f'
  context.textAlign = 'center'
  const groups = receipt.split('-').map((text, i) => ({ text, font: 'bold 72px monospace', y: 230 + i * 100 }))
  for (const { text, font, y } of [...LINES, ...groups]) {
    context.font = font
    context.fillText(text, WIDTH / 2, y)
  }
  let filePath: string | null = null
  try {
    filePath = (await Taro.canvasToTempFilePath({ canvas: canvas as never, fileType: 'png' })).tempFilePath
    await Taro.saveImageToPhotosAlbum({ filePath })
    return null
  } catch {
    // Refusal and failure look alike; the other way stays open.
    return '没有保存到相册。可以在微信设置里允许「添加到相册」，或抄在纸上，再填回一组。'
  } finally {
    if (filePath !== null) Taro.getFileSystemManager().unlink({ filePath, fail: () => undefined })
  }
}
