export default definePageConfig({ navigationBarTitleText: '责任片区' })
