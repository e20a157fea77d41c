export default definePageConfig({ navigationBarTitleText: '查回复', enablePullDownRefresh: false })
