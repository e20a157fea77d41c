const DAY = /(\d{4}-\d{2}-\d{2})/

/** What a person wrote, lines kept; a date never breaks in two. */
export function Words({ children, look }: { children: string; look?: 'note' | 'answer' }) {
  return (
    <span className={`words${look === undefined ? '' : ` words--${look}`}`}>
      {children.split(DAY).map((piece, at) =>
        DAY.test(piece) ? (
          <span key={at} className="day">
            {piece}
          </span>
        ) : (
          piece
        ),
      )}
    </span>
  )
}
