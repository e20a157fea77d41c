export default definePageConfig({ navigationBarTitleText: '写企业回应' })
