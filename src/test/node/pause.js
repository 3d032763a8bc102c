// A bot's server for pausing as Dashbot's documentation shows it, on the real express: keeps who is paused, and checks the
// signature by writing the parsed body again. Prints one line for each call.
const crypto = require('crypto')
const express = require('express')

const secret = process.argv[2]
const app = express()
const jsonParser = express.json()
const pausedUsers = {}

function isSigned (req) {
  const hmac = crypto.createHmac('sha1', secret)
  hmac.update(JSON.stringify(req.body))
  return req.headers['x-dashbot-signature'] === 'sha1=' + hmac.digest('hex')
}

function isFresh (req) {
  const [, time, signature] = /^t=([0-9]+),v1=([0-9a-f]+)$/.exec(req.headers['x-earshot-signature'])
  const hmac = crypto.createHmac('sha256', secret).update(time + '.' + JSON.stringify(req.body))
  return signature === hmac.digest('hex') && Math.abs(Date.now() / 1000 - Number(time)) < 300
}

app.post('/pause', jsonParser, (req, res) => {
  const { paused, userId } = req.body
  pausedUsers[userId] = paused
  console.log(JSON.stringify({ signed: isSigned(req), fresh: isFresh(req), epoch: req.headers['x-earshot-epoch'], paused: pausedUsers[userId], userId }))
  res.send('ok')
})

app.post('/send', jsonParser, (req, res) => {
  console.log(JSON.stringify({ signed: isSigned(req), fresh: isFresh(req), body: req.body }))
  res.send('ok')
})

const listening = app.listen(0, '127.0.0.1', () => console.log('port ' + listening.address().port))
// The test closes our input when it has seen enough.
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
