export default definePageConfig({ navigationBarTitleText: '企业', enableShareAppMessage: true })
