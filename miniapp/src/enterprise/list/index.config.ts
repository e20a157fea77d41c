export default definePageConfig({ navigationBarTitleText: '查企业', enableShareAppMessage: true })
