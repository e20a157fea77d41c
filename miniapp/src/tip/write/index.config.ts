export default definePageConfig({ navigationBarTitleText: '写举报', enablePullDownRefresh: false })
