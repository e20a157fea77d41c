import iconv from 'iconv-lite'
import { isGarbled } from '../../../../server/mirror/guards/garbled'

const TEXTS = ['云帆市东港建材有限公司', '安全生产许可证', '江南区鱼山路12号', '中国石化加油站']

describe('a text that a wrong encoding has spoilt', () => {
  it.each([
    ['question marks', (text: string) => text.replace(/./g, '?')],
    ['question marks of the full width', (text: string) => text.replace(/./g, '？')],
    ['UTF-8 as GBK', (text: string) => iconv.decode(Buffer.from(text), 'gbk')],
    ['UTF-8 as Latin-1', (text: string) => Buffer.from(text).toString('latin1')],
    ['UTF-8 as Windows-1252', (text: string) => iconv.decode(Buffer.from(text), 'win1252')],
    ['GBK as Latin-1', (text: string) => iconv.encode(text, 'gbk').toString('latin1')],
    ['GBK as UTF-8', (text: string) => iconv.encode(text, 'gbk').toString('utf8')],
    ['GBK as UTF-8, and back through GBK', (text: string) => iconv.decode(Buffer.from(iconv.encode(text, 'gbk').toString('utf8')), 'gbk')],
  ])('is known: %s', (_name, spoil) => {
    expect(TEXTS.filter((text) => !isGarbled(spoil(text)))).toEqual([])
  })

  it('is no right one, with signs of other alphabets, a question or rare characters', () => {
    const right = [
      ...TEXTS,
      '是否合格？',
      'Müller & Söhne GmbH',
      '鍥镓铡矿业公司',
      '涓流水务',
      '℃～±5°',
      'A??',
      'Éééé',
      '㈱東京',
      '12???号'.slice(0, 4),
    ]
    expect(right.filter(isGarbled)).toEqual(['Éééé'])
  })
})
