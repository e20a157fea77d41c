export default definePageConfig({ navigationBarTitleText: '统计', enableShareAppMessage: true })
