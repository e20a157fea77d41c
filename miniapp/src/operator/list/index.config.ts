export default definePageConfig({ navigationBarTitleText: '查客运' })
