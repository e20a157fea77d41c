export default definePageConfig({ navigationBarTitleText: '等级怎么来的', enableShareAppMessage: true })
