export default definePageConfig({ navigationBarTitleText: '整改建议', enableShareAppMessage: true })
