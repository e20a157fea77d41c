import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { formatCreditCode } from '@shared/codes/creditCode'
import type { EnterpriseBody } from '@shared/kinds/enterprise/schema'
import { SECTORS } from '@shared/vocabulary'
import { orUnknown, wordOf } from '@/text/words'
import { Card, Fact } from '@/components/Card'
import { Tap } from '@/components/Tap'

const CHECK_WORDS: Record<EnterpriseBody['usccCheck'], string | null> = {
  valid: null,
  bad_check_digit: '来源给出的代码校验位不符，请以登记机关为准',
  malformed: '来源给出的不是统一社会信用代码',
  missing: null,
}

/** Name and credit code of an enterprise, at the head of its page. */
export function EnterpriseHead({ body }: { body: EnterpriseBody }) {
  const { uscc, name, usccCheck } = body
  return (
    <View className="head">
      <View className="title" ariaRole="heading">
        <Text>{name}</Text>
      </View>
      {uscc === null ? (
        <Text className="hint">信用代码未公布</Text>
      ) : (
        <View className="head__code">
          <Text className="code">{formatCreditCode(uscc)}</Text>
          <Tap
            className="link"
            label="复制信用代码"
            onTap={() => void Taro.setClipboardData({ data: uscc }).catch(() => Taro.showToast({ title: '没有复制成功', icon: 'none' }))}
          >
            复制
          </Tap>
        </View>
      )}
      {CHECK_WORDS[usccCheck] && <Text className="hint hint--warn">{CHECK_WORDS[usccCheck]}</Text>}
    </View>
  )
}

/** What a register says of an enterprise. */
export function EnterpriseFacts({ body }: { body: EnterpriseBody }) {
  return (
    <Card title="登记信息">
      <Fact name="行业领域">{wordOf(SECTORS, body.sector)}</Fact>
      <Fact name="监管部门">{orUnknown(body.supervisingDepartment)}</Fact>
      <Fact name="地址">{orUnknown(body.address)}</Fact>
      <Fact name="成立日期">{orUnknown(body.registeredOn)}</Fact>
      {body.enterpriseType && <Fact name="企业类型">{body.enterpriseType}</Fact>}
      {body.registeredCapital && <Fact name="注册资金">{body.registeredCapital}</Fact>}
      {body.formerNames.length > 0 && <Fact name="曾用名">{body.formerNames.join('、')}</Fact>}
      {body.businessScope && <Fact name="经营范围">{body.businessScope}</Fact>}
    </Card>
  )
}
