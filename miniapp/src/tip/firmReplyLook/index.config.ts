export default definePageConfig({ navigationBarTitleText: '查企业回应' })
