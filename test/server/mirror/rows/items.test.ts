import fc from 'fast-check'
import { itemsIn } from '../../../../server/mirror/rows/items'

it.each([
  ['发现如下问题：1、护栏松动；2、排风停用。3. 15米层、24米层未封闭', ['护栏松动', '排风停用。', '15米层、24米层未封闭'], true],
  ['（1）护栏松动（2）排风停用', ['护栏松动', '排风停用'], false],
  ['①护栏松动\n②2、3号楼未封闭', ['护栏松动', '2、3号楼未封闭'], false],
  ['１、护栏松动。2．排风停用', ['护栏松动。', '排风停用'], false],
  // Numbers begin anew behind a colon, and nowhere else.
  ['周检查：1、甲；2、乙。月检查：1、丙；2、丁', ['甲', '乙。月检查：', '丙', '丁'], true],
  ['1、2名工人未戴帽，1、3号楼。2、1.5米高', ['2名工人未戴帽，1、3号楼。', '1.5米高'], false],
  // Words that do not lead to the list are a part of what is told.
  ['对全场巡检。1、护栏松动；2、排风停用', ['对全场巡检。护栏松动', '排风停用'], false],
  ['共发现问题8项，已要求整改', ['共发现问题8项，已要求整改'], false],
  ['第2、3项未完成', ['第2、3项未完成'], false],
  ['依照第（1）项停用', ['依照第（1）项停用'], false],
  [' \n ', [], false],
])('finds in %j what it lists', (cell, items, hasLead) => expect(itemsIn(cell)).toEqual({ items, hasLead }))

it('loses no word of any list, and adds none', () => {
  const word = fc.stringMatching(/^[一-龥]{1,6}[。；]?$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), fc.constantFrom('、', '.', '．'), fc.boolean(), (words, mark, isLed) => {
      const text = words.map((one, i) => `${i + 1}${mark}${one}`).join('\n')
      expect(itemsIn((isLed ? '检查发现：' : '') + text)).toEqual({ items: words.map((one) => one.replace(/；$/, '')), hasLead: isLed })
    }),
  )
})
