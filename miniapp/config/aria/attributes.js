// Attributes for screen readers. Taro's templates for WeChat drop them unless they are named here.
const attributes = {
  'aria-role': '',
  'aria-label': '',
  'aria-checked': '',
  'aria-hidden': '',
  'aria-selected': '',
  'aria-expanded': '',
  'aria-live': '',
}

module.exports = Object.fromEntries(['View', 'Text', 'Button', 'Input', 'ScrollView', 'Switch', 'Map'].map((name) => [name, attributes]))
