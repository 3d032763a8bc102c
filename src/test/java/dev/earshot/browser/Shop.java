package dev.earshot.browser;

import static dev.earshot.browser.MessengerBot.attachment;
import static dev.earshot.browser.MessengerBot.template;

import java.time.Duration;
import java.time.Instant;

/** A shop's bot and the people who write to it: every kind of content that a transcript shows, as a shop would see it. */
final class Shop {
    static final String MARIA = "7000000000000001";
    private static final String CDN = "https://cdn.example.com/";

    private final MessengerBot bot;
    private final Instant now;

    /** @param now when the newest was said */
    Shop(MessengerBot bot, Instant now) {
        this.bot = bot;
        this.now = now;
    }

    /** Conversations of many, Maria's the newest. */
    void talk() {
        others();
        yesterday();
        today();
    }

    private void at(Duration ago) {
        bot.setTime(now.minus(ago).toEpochMilli());
    }

    private void later(int seconds) {
        bot.passTime(Duration.ofSeconds(seconds));
    }

    private void others() {
        at(Duration.ofDays(5));
        person("7000000000000011", "Zoë", "Martin");
        bot.hears(
                "7000000000000011",
                "\"sticker_id\":369239263222822,"
                        + attachment("image", "\"url\":\"" + CDN + "thumb.png\",\"sticker_id\":369239263222822"),
                "");
        at(Duration.ofDays(4));
        bot.hears("7000000000000009", "hello");
        at(Duration.ofDays(3));
        person("7000000000000008", "Lena", "Schmidt");
        bot.hears("7000000000000008", "Anything new in size 38?");
        bot.says("7000000000000008", "Here are three offers for you");
        at(Duration.ofDays(2));
        person("7000000000000007", "Tom", "O’Brien");
        bot.hears("7000000000000007", "\"text\":\"I want to talk to a human\"", "\"intent\":{\"name\":\"NotHandled\"}");
        at(Duration.ofHours(30));
        person("7000000000000006", "Priya", "Nair");
        bot.hears("7000000000000006", attachment("image", "\"url\":\"" + CDN + "receipt.jpg\""), "");
        at(Duration.ofHours(28));
        person("7000000000000005", "Omar", "Haddad");
        bot.hears("7000000000000005", "شكرا جزيلا");
        at(Duration.ofHours(7));
        person("7000000000000004", "Aiko", "Tanaka");
        bot.hears("7000000000000004", "When does it come?");
        bot.says("7000000000000004", "Your parcel arrives tomorrow between 9 and 12.");
        at(Duration.ofHours(3));
        bot.hears(
                "7000000000000003",
                "\"text\":\"Show me red shoes\"",
                "\"intent\":{\"name\":\"browse.category\",\"confidence\":0.91}");
        at(Duration.ofMinutes(42));
        person("7000000000000002", "Jonas", "Weber");
        bot.hears("7000000000000002", "Danke, das hat geholfen!");
    }

    private void person(String user, String first, String last) {
        bot.hears(
                user,
                "\"text\":\"Hi\"",
                "\"platformUserJson\":{\"firstName\":\"" + first + "\",\"lastName\":\"" + last + "\"}");
    }

    private void yesterday() {
        at(Duration.ofHours(25));
        bot.gets(
                MARIA,
                "\"postback\":{\"title\":\"Get started\",\"payload\":\"GET_STARTED\"},\"referral\":{\"source\":\"ADS\",\"ref\":\"summer\",\"ad_id\":\"6000000001\"}");
        later(4);
        bot.says(MARIA, """
                "text":"Hi Maria! I am Luna. What are you looking for today?","quick_replies":[\
                {"content_type":"text","title":"Shoes","payload":"SHOES"},\
                {"content_type":"text","title":"Track my order","payload":"TRACK"},\
                {"content_type":"user_email"}]""", "\"templateId\":\"welcome\"");
        later(20);
        bot.hears(MARIA, "\"text\":\"Shoes\",\"quick_reply\":{\"payload\":\"SHOES\"}", """
                "intent":{"name":"browse.category","confidence":0.93,"inputs":[{"name":"category","value":"shoes"}]},\
                "platformUserJson":{"firstName":"Maria","lastName":"Fernández","locale":"es_ES","plan":"basic"}""");
        later(3);
        bot.says(MARIA, template("""
                {"template_type":"generic","elements":[\
                {"title":"Trail Runner","subtitle":"Light, for wet ground. 89.00 €","image_url":"%1$strail.jpg",\
                "default_action":{"type":"web_url","url":"https://shop.example.com/trail"},\
                "buttons":[{"type":"postback","title":"Buy","payload":"BUY_1"},{"type":"web_url","title":"Details","url":"https://shop.example.com/trail"}]},\
                {"title":"City Walker","subtitle":"Leather, every day. 119.00 €","image_url":"%1$scity.jpg",\
                "buttons":[{"type":"postback","title":"Buy","payload":"BUY_2"},{"type":"web_url","title":"Details","url":"https://shop.example.com/city"}]},\
                {"title":"Court Classic","subtitle":"White, low. 79.00 €","image_url":"%1$scourt.jpg",\
                "buttons":[{"type":"postback","title":"Buy","payload":"BUY_3"}]}]}""".formatted(CDN)), "");
        later(31);
        bot.gets(MARIA, "\"postback\":{\"title\":\"Buy\",\"payload\":\"BUY_1\"}");
        later(2);
        bot.says(MARIA, template("""
                {"template_type":"receipt","recipient_name":"Maria Fernández","order_number":"17","currency":"EUR","payment_method":"Visa 1234",\
                "elements":[{"title":"Trail Runner","subtitle":"Size 39","quantity":1,"price":89.0,"currency":"EUR"}],\
                "address":{"street_1":"Calle Mayor 1","city":"Madrid","postal_code":"28013","state":"MD","country":"ES"},\
                "summary":{"subtotal":89.0,"shipping_cost":4.9,"total_tax":0,"total_cost":93.9}}"""), "");
        bot.tells(
                MARIA,
                "\"type\":\"revenueEvent\",\"name\":\"purchase\",\"amount\":93.90,\"currency\":\"EUR\",\"metadata\":{\"order\":\"17\"}");
    }

    private void today() {
        at(Duration.ofMinutes(9));
        bot.hears(MARIA, "\"text\":\"Where is my order 17?\"", """
                "intent":{"name":"order.status","confidence":0.97,"inputs":[{"name":"order","value":"17"}]},\
                "platformUserJson":{"firstName":"Maria","lastName":"Fernández","locale":"es_ES","plan":"premium","abGroup":"B"}""");
        later(2);
        String mid =
                bot.says(MARIA, "It left our warehouse this morning and is on its way: https://track.example.com/17");
        bot.gets(MARIA, "\"delivery\":{\"mids\":[\"" + mid + "\"],\"watermark\":" + bot.millis() + "}");
        bot.gets(
                MARIA,
                "\"reaction\":{\"action\":\"react\",\"reaction\":\"love\",\"emoji\":\"❤️\",\"mid\":\"" + mid + "\"}");
        later(40);
        bot.hears(MARIA, attachment("location", "\"coordinates\":{\"lat\":40.4168,\"long\":-3.7038}"), "");
        bot.hears(MARIA, "Can you bring it here instead?");
        later(3);
        bot.says(MARIA, "\"text\":\"Sorry, I did not get that.\"", "\"intent\":{\"name\":\"NotHandled\"}");
        bot.tells(
                MARIA,
                "\"type\":\"customEvent\",\"name\":\"handover\",\"extraInfo\":{\"queue\":\"delivery\",\"waiting\":2}");
        later(50);
        bot.says(
                MARIA,
                "\"tag\":\"HUMAN_AGENT\",\"text\":\"Hello Maria, this is Ben. I changed the address for you.\"",
                "");
        bot.gets(MARIA, "\"read\":{\"watermark\":" + bot.millis() + "}");
        later(15);
        bot.hears(MARIA, attachment("audio", "\"url\":\"" + CDN + "voice.mp3\""), "");
        bot.hears(MARIA, attachment("video", "\"url\":\"" + CDN + "door.mp4\""), "");
        bot.hears(MARIA, attachment("file", "\"url\":\"" + CDN + "files/invoice-17.pdf\""), "");
        bot.hears(
                MARIA,
                "\"sticker_id\":369239263222822,"
                        + attachment("image", "\"url\":\"" + CDN + "thumb.png\",\"sticker_id\":369239263222822"),
                "");
        bot.hears(MARIA, attachment("image", "\"url\":\"" + CDN + "shoes-on-the-doorstep.jpg\""), "");
        bot.hears(MARIA, "They fit. Thank you!");
    }
}
