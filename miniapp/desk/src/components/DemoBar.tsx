/** Said in red wherever something is sealed or opened with keys that everybody has. */
export function DemoBar() {
  return (
    <p className="demo-bar" role="note">
      演示密钥：私钥人人可得，请不要输入真实的举报。
    </p>
  )
}
