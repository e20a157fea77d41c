'use strict'
/**
 * The script of a board on a wall: shows one slide after the other, asks for newer data, keeps what it has where none comes and says how old that is.
 * It is plain JavaScript for the browsers of screens, which nobody updates; everything that it shows was worded by the service.
 */
;(function board() {
  /** each slide is shown so long */
  var SLIDE_MS = 15000
  /** newer data is asked for so often, and waited for so long */
  var ASK_MS = 60000
  var WAIT_MS = 20000
  /** without an answer for so long the data is called old */
  var OLD_MS = 600000
  var TICK_MS = 5000
  var MINUTE = 60000
  /** China has one time, without a summer time */
  var SHANGHAI_MS = 8 * 3600000

  /** the time of the service when it last answered, and what the clocks of this machine showed then */
  var heard = hear(document)
  var shown = 0
  /** the day on which this page was opened, by the service */
  var openedOn = dayOf(heard.at)

  function hear(page) {
    return { at: Date.parse(page.body.dataset.now), date: Date.now(), steady: performance.now() }
  }
  /** how long ago the service answered: a clock that is set back, or sleeps, makes nothing younger */
  function age() {
    return Math.max(performance.now() - heard.steady, Date.now() - heard.date, 0)
  }
  /** the time at the service, whatever the clock of this machine shows */
  function now() {
    return heard.at + age()
  }
  function dayOf(time) {
    return new Date(time + SHANGHAI_MS).toISOString().slice(0, 10)
  }
  function clockOf(time) {
    return new Date(time + SHANGHAI_MS).toISOString().slice(11, 16)
  }
  function all(selector) {
    return Array.prototype.slice.call(document.querySelectorAll(selector))
  }
  function say(id, words) {
    var element = document.getElementById(id)
    if (element && element.textContent !== words) element.textContent = words
  }

  /** Takes off what is public no more, though nobody may have told us. */
  function takeOff() {
    var today = dayOf(now())
    var over = 0
    all('[data-until]').forEach(function (row) {
      row.hidden = row.dataset.until < today
      if (row.hidden) over++
    })
    return over
  }

  function slides() {
    return all('.slide').filter(function (slide) {
      return slide.querySelector('.row:not([hidden])') !== null
    })
  }

  function show() {
    var paged = slides()
    if (paged.length === 0) return
    shown %= paged.length
    all('.slide').forEach(function (slide) {
      slide.classList.toggle('on', slide === paged[shown])
    })
    say('page', shown + 1 + ' / ' + paged.length)
  }

  function tell() {
    var over = takeOff()
    var old = age()
    say('heard', '最近核对 ' + clockOf(heard.at))
    var alarms = []
    if (old >= OLD_MS) {
      var minutes = Math.floor(old / MINUTE)
      var long = minutes < 120 ? minutes + ' 分钟' : Math.floor(minutes / 60) + ' 小时'
      alarms.push('■ 已 ' + long + '没有连上：内容是 ' + dayOf(heard.at) + ' ' + clockOf(heard.at) + ' 的，可能已变。')
    }
    if (over > 0) alarms.push('另有 ' + over + ' 处公示期已过，不再显示。')
    say('alarm', alarms.join(''))
    show()
  }

  function take(text) {
    var next = new DOMParser().parseFromString(text, 'text/html')
    // A page of somebody else, such as one that asks to sign in to a network, is no answer.
    if (next.body.dataset.board === undefined) return
    heard = hear(next)
    // Each night, and for another script, the page begins anew; only now, for the service has just answered.
    if (openedOn !== dayOf(heard.at) || next.body.dataset.script !== document.body.dataset.script) return location.reload()
    ;['slides', 'data'].forEach(function (id) {
      var own = document.getElementById(id)
      var other = next.getElementById(id)
      if (!own || !other || own.innerHTML === other.innerHTML) return
      own.replaceChildren.apply(own, Array.prototype.slice.call(other.childNodes))
    })
    tell()
  }

  function ask() {
    var waiting = new AbortController()
    var timer = setTimeout(function () {
      waiting.abort()
    }, WAIT_MS)
    fetch(location.pathname, { cache: 'no-store', credentials: 'omit', signal: waiting.signal })
      .then(function (answer) {
        // It broke, or has nothing to show: what is here stays, with its age.
        return answer.ok ? answer.text().then(take) : undefined
      })
      .catch(function () {
        // No network: the age of the data says so.
        tell()
      })
      .then(function () {
        clearTimeout(timer)
      })
  }

  document.body.classList.add('paging')
  tell()
  ask()
  setInterval(function () {
    shown++
    show()
  }, SLIDE_MS)
  setInterval(ask, ASK_MS)
  setInterval(tell, TICK_MS)
})()
