// SPDX-License-Identifier: Apache-2.0
#include "core/base/crc32.h"
#include "core/base/obis.h"
#include "tests/support/test_case.h"

#include <span>

using namespace meterbench;

class ObisTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void everyFormIsRead()
    {
        const Obis energy{1, 1, 1, 8, 0, 255};
        for (const auto* const text : {"1-1:1.8.0*255", "1-1:1.8.0", "1.8.0", "1.1.1.8.0.255"})
            QVERIFY2(Obis::parse(text) == energy, text);
        QCOMPARE(Obis::parse("0-0:96.14.0")->b, std::uint8_t{0});
        QCOMPARE(Obis::parse("1-1:1.8.0*129")->f, std::uint8_t{129});
        QCOMPARE(energy.text(), std::string("1-1:1.8.0*255"));
    }

    void textAndCodeAreTheSame()
    {
        for (int number = 0; number < 10'000; ++number) {
            const auto group = [&](int factor) { return static_cast<std::uint8_t>(number * factor % 256); };
            const Obis code{group(1), group(3), group(5), group(7), group(11), group(13)};
            QVERIFY(Obis::parse(code.text()) == code);
        }
    }

    void whatIsNoneIsRefused()
    {
        for (const auto* const text : {"", "1", "1.8", "1.8.256", "1-1:1.8.0*", "1-1:1.8.0*1.2", "a.b.c", "1.8.0 ",
                 "1:1-1.8.0", "1.1.1.8.0", "1.1.1.8.0.255.1", "-1.8.0"})
            QVERIFY2(!Obis::parse(text), text);
        QCOMPARE(Obis::parse("x").error().id, std::string("obis-syntax"));
    }

    void checkValueOfTheStandard()
    {
        constexpr std::string_view digits = "123456789";
        const auto bytes = std::as_bytes(std::span(digits));
        QCOMPARE(crc32(bytes), 0xCBF43926U);
        QCOMPARE(crc32(bytes.subspan(4), crc32(bytes.first(4))), 0xCBF43926U);
        const std::string longer(1'000, 'x');
        const auto all = std::as_bytes(std::span(longer));
        std::uint32_t piecewise = 0;
        for (std::size_t byte = 0; byte < all.size(); ++byte)
            piecewise = crc32(all.subspan(byte, 1), piecewise);
        QCOMPARE(crc32(all), piecewise);
    }
};

QTEST_APPLESS_MAIN(ObisTest)
#include "obis_test.moc"
