import { answerBytes, answerDigest } from '../../shared/tips/crypto/answer'
import { splitAnswer } from '../../shared/tips/crypto/answerOpening'
import { unhex } from '../../shared/tips/crypto/bytes'
import { SealError } from '../../shared/tips/crypto/errors'
import { sm2Verify } from '../../shared/tips/crypto/suite1'
import type { Desk } from '../../shared/tips/words'
import { ApiError } from '../errors'
import type { Certificates } from '../tips/certificates'

/**
 * Demands that an answer (4,096 bytes) is signed with a key of this desk that is good now. What it says, and its place in the
 * chain, only the desk and the reporter can see. Returns its SM3 in hex. Throws `answer_refused`.
 */
export function demandAnswer(answer: Uint8Array, desk: Desk, certificates: Pick<Certificates, 'published' | 'isGood'>): string {
  const { keyId, before, signature } = split(answer)
  const certificate = certificates.published().find((one) => one.keyId === keyId)
  if (!certificate || !certificates.isGood({ keyId, desk, purpose: 'sign' }))
    throw new ApiError('answer_refused', { answer: '不是本台现在有效的签名密钥' })
  if (!sm2Verify(answerBytes(before), signature, unhex(certificate.publicKey))) throw new ApiError('answer_refused', { answer: '签名不对' })
  return answerDigest(answer)
}

function split(answer: Uint8Array): ReturnType<typeof splitAnswer> {
  try {
    return splitAnswer(answer)
  } catch (error) {
    if (error instanceof SealError) throw new ApiError('answer_refused', { answer: error.message })
    throw error
  }
}
