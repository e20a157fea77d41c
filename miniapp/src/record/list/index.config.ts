export default definePageConfig({ navigationBarTitleText: '事故' })
