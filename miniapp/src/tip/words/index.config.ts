export default definePageConfig({ navigationBarTitleText: '隐私与安全', enablePullDownRefresh: false })
