import { View } from '@tarojs/components'

/** A small drawn picture in the colour of the text around it, beside the word that says the same. `name`: one of `styles/icons.scss`. */
export function Icon({ name }: { name: string }) {
  return <View className={`icon icon--${name}`} aria-hidden="true" />
}
