import type { Hold } from './envelope'

/** That a firm was told of a decision, until when it may object, and what is shown meanwhile. Of the decision nobody says anything. */
export const holdWords = ({ notifiedOn, until, workdays }: Hold): string =>
  `已于 ${notifiedOn} 告知企业一项决定，异议期${until === null ? `为 ${workdays} 个工作日，到期日等放假安排公布后确定` : `至 ${until}（${workdays} 个工作日）`}。期满或企业书面放弃异议之前不公布它的内容，这里是现行有效的内容。`
