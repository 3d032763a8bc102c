'use strict'

// A Messenger bot that reports with the real, unmodified Dashbot client: every call that the client offers for Facebook.
// Arguments: the server's address and the API key. Prints one line of JSON for each call: its name and the HTTP status.

const [address, apiKey] = process.argv.slice(2)
const dashbot = require('dashbot')(apiKey, {serverRoot: address, printErrors: true}).facebook

const PAGE = '943703799078240'
const USER = '1018952661536494'
const started = Date.now() - 60000
let step = 0

function webhook(item) {
  const at = started + 1000 * step++
  return {
    object: 'page',
    entry: [{
      id: PAGE,
      time: at,
      messaging: [Object.assign({sender: {id: USER}, recipient: {id: PAGE}, timestamp: at}, item)]
    }]
  }
}

function send(text, more) {
  return Object.assign({
    url: 'https://graph.facebook.com/v2.6/me/messages',
    qs: {access_token: 'EAAcanarytoken0123456789'},
    method: 'POST',
    json: {recipient: {id: USER}, message: {text: text}}
  }, more)
}

async function call(name, promise) {
  const answer = await promise
  console.log(JSON.stringify({call: name, status: answer ? answer.status : null}))
}

async function main() {
  await call('logIncoming', dashbot.logIncoming(webhook({message: {mid: 'm_npm_1', text: 'Hi, bot'}})))
  await call('logOutgoing', dashbot.logOutgoing(send('Hello, human'), {recipient_id: USER, message_id: 'm_npm_2'}))
  await call('logIncoming with intent', dashbot.logIncoming(webhook({
    message: {mid: 'm_npm_3', text: 'What is the weather in San Francisco?'},
    intent: {name: 'WEATHER_QUERY', inputs: [{name: 'city', value: 'San Francisco'}], confidence: 0.9}
  })))
  await call('logOutgoing, body as text', dashbot.logOutgoing(
    send('68 and sunny'), JSON.stringify({recipient_id: USER, message_id: 'm_npm_4'})))
  await call('logIncoming not understood', dashbot.logIncoming(webhook({message: {mid: 'm_npm_5', text: 'flurb the gronk'}})))
  dashbot.setNotHandled()
  await call('logOutgoing not handled', dashbot.logOutgoing(send('Sorry?'), {recipient_id: USER, message_id: 'm_npm_6'}))
  await call('logOutgoing refused by Facebook', dashbot.logOutgoing(send('too late'), {
    error: {message: '(#10) This message is sent outside of allowed window.', type: 'OAuthException', code: 10, error_subcode: 2018278}
  }))
  await call('logIncoming postback', dashbot.logIncoming(webhook({
    postback: {mid: 'm_npm_7', title: 'Get Started', payload: 'GET_STARTED', referral: {ref: 'from_site', source: 'SHORTLINK', type: 'OPEN_THREAD'}}
  })))
  await call('log user', dashbot.log(webhook({message: {mid: 'm_npm_8', text: 'echo mode'}})))
  await call('log echo', dashbot.log({
    object: 'page',
    entry: [{
      id: PAGE,
      time: started + 20000,
      messaging: [{
        sender: {id: PAGE}, recipient: {id: USER}, timestamp: started + 20000,
        message: {mid: 'm_npm_9', is_echo: true, app_id: 1517000000001, text: 'said by the bot'}
      }]
    }]
  }))
  await call('log the echo of a message reported before', dashbot.log({
    object: 'page',
    entry: [{
      id: PAGE,
      time: started + 21000,
      messaging: [{
        sender: {id: PAGE}, recipient: {id: USER}, timestamp: started + 2000,
        message: {mid: 'm_npm_2', is_echo: true, app_id: 1517000000001, text: 'Hello, human'}
      }]
    }]
  }))
  await call('log delivery', dashbot.log(webhook({delivery: {mids: ['m_npm_2'], watermark: started + 22000}})))
  const util = dashbot.eventUtil
  await call('createCustomEvent', dashbot.logEvent(util.createCustomEvent('trackMeEvent', USER, USER, {start: 1500504070512})))
  await call('createRevenueEvent', dashbot.logEvent(util.createRevenueEvent(USER, USER, 17.45, 'order-17', {sku: 'abc123123'})))
  await call('createShareEvent', dashbot.logEvent(util.createShareEvent(USER, USER, {text: 'come check out this bot'})))
  await call('createPageLaunchEvent', dashbot.logEvent(util.createPageLaunchEvent(USER, USER)))
}

main().catch(problem => {
  console.error(problem)
  process.exit(1)
})
