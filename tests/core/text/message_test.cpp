// SPDX-License-Identifier: Apache-2.0
#include "core/text/message.h"
#include "tests/support/test_case.h"
#include "tests/support/test_catalog.h"

using namespace meterbench;
using namespace meterbench::text;

class MessageTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void languageIsReadFromTagsAndLocaleNames()
    {
        QCOMPARE(languageFromTag("da"), Language::Danish);
        QCOMPARE(languageFromTag("sv_SE.UTF-8"), Language::Swedish);
        QCOMPARE(languageFromTag("fr-CH"), Language::French);
        QVERIFY(!languageFromTag("de_DE"));
        QVERIFY(!languageFromTag(""));
        QVERIFY(!languageFromTag("danish"));
    }

    void placeholdersAreFilledAndLostOnesAreLeftStanding()
    {
        const std::vector<Argument> arguments{{"code", "05"}, {"empty", ""}};
        QCOMPARE(fill("Z3 = {code}.", arguments), std::string("Z3 = 05."));
        QCOMPARE(fill("{empty}{code}{code}", arguments), std::string("0505"));
        QCOMPARE(fill("{unknown} and {code", arguments), std::string("{unknown} and {code"));
        QCOMPARE(fill("", arguments), std::string());
    }

    void anErrorNamesPlaceAndRemedy()
    {
        const auto bytes = tests::readResource("text/errors.json");
        VERIFY_RESULT(bytes);
        const auto texts = ErrorTexts::parse(*bytes);
        VERIFY_RESULT(texts);
        const Error error{"file-not-found", {{"file", "a.mbench"}}, "a.mbench"};
        for (const auto language : allLanguages) {
            const auto words = texts->say(error, language);
            QVERIFY(words.find("a.mbench") != std::string::npos);
            QVERIFY(words.find('{') == std::string::npos);
        }
        QVERIFY(texts->say(error, Language::English) != texts->say(error, Language::French));
    }

    void anUnknownErrorIsNeverSilent()
    {
        const auto texts = ErrorTexts::parse(R"({"messages": []})");
        VERIFY_RESULT(texts);
        QCOMPARE(texts->say({"strange", {{"a", "1"}}, "here"}, Language::English), std::string("here: strange a=1"));
    }

    void damagedTextsAreRefused()
    {
        for (const auto* bytes :
            {"", "{", "[]", R"({"messages": [{"id": 1}]})", R"({"messages": [{"id": "a", "message": {"en": "a"}}]})"}) {
            const auto texts = ErrorTexts::parse(bytes);
            QVERIFY(!texts);
            QCOMPARE(texts.error().id, std::string("catalog-damaged"));
        }
    }
};

QTEST_APPLESS_MAIN(MessageTest)
#include "message_test.moc"
