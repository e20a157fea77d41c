export default definePageConfig({ navigationBarTitleText: '客运企业', enableShareAppMessage: true })
