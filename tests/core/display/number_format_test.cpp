// SPDX-License-Identifier: Apache-2.0
#include "core/display/number_format.h"
#include "tests/support/test_case.h"

#include <algorithm>
#include <limits>
#include <random>

using namespace meterbench;
using namespace meterbench::display;

namespace {

QString text(std::int64_t value, int scaler, NumberFormat format, LeadingZeroes zeroes)
{
    return QString::fromStdString(formatNumber(value, scaler, format, zeroes));
}

} // namespace

class NumberFormatTest : public tests::TestCase {
    Q_OBJECT

private slots:
    void formatsOfThePapers_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<int>("scaler");
        QTest::addColumn<int>("digits");
        QTest::addColumn<int>("decimals");
        QTest::addColumn<QString>("hidden");
        QTest::addColumn<QString>("shown");
        const qint64 energy = 12'345'678; // 12345.678
        QTest::newRow("7.0") << energy << -3 << 7 << 0 << "12345" << "0012345";
        QTest::newRow("6.1") << energy << -3 << 6 << 1 << "12345.6" << "012345.6";
        QTest::newRow("7.1") << energy << -3 << 7 << 1 << "12345.6" << "0012345.6";
        QTest::newRow("7.2") << energy << -3 << 7 << 2 << "12345.67" << "0012345.67";
        QTest::newRow("6.3") << energy << -3 << 6 << 3 << "12345.678" << "012345.678";
        QTest::newRow("5.2") << energy << -3 << 5 << 2 << "12345.67" << "12345.67";
        QTest::newRow("2.3") << qint64{4'682} << -3 << 2 << 3 << "4.682" << "04.682";
        QTest::newRow("below one") << qint64{7} << -3 << 6 << 3 << "0.007" << "000000.007";
        QTest::newRow("zero") << qint64{0} << 0 << 7 << 0 << "0" << "0000000";
        QTest::newRow("scaler above zero") << qint64{12} << 2 << 7 << 1 << "1200.0" << "0001200.0";
    }

    void formatsOfThePapers()
    {
        QFETCH(qint64, value);
        QFETCH(int, scaler);
        QFETCH(int, digits);
        QFETCH(int, decimals);
        QTEST(text(value, scaler, {digits, decimals}, LeadingZeroes::Hidden), "hidden");
        QTEST(text(value, scaler, {digits, decimals}, LeadingZeroes::Shown), "shown");
    }

    void decimalsAreCutNotRounded()
    {
        QCOMPARE(text(1'999, -3, {7, 0}, LeadingZeroes::Hidden), "1");
        QCOMPARE(text(1'999, -3, {7, 2}, LeadingZeroes::Hidden), "1.99");
        QCOMPARE(text(-1'999, -3, {7, 2}, LeadingZeroes::Hidden), "-1.99");
    }

    void digitsRollOver()
    {
        QCOMPARE(text(9'999'999, 0, {7, 0}, LeadingZeroes::Hidden), "9999999");
        QCOMPARE(text(10'000'000, 0, {7, 0}, LeadingZeroes::Hidden), "0");
        QCOMPARE(text(10'000'042, 0, {7, 0}, LeadingZeroes::Shown), "0000042");
        QCOMPARE(text(1'234'567'890, -3, {6, 3}, LeadingZeroes::Hidden), "234567.890");
        QCOMPARE(text(5, 30, {7, 0}, LeadingZeroes::Hidden), "0");
    }

    void aNegativeValueCarriesItsSign()
    {
        QCOMPARE(text(-12'345, -3, {6, 3}, LeadingZeroes::Hidden), "-12.345");
        QCOMPARE(text(-12'345, -3, {6, 3}, LeadingZeroes::Shown), "-000012.345");
        QCOMPARE(text(-1, -3, {7, 0}, LeadingZeroes::Hidden), "0");
    }

    void extremesAreNoTrouble()
    {
        constexpr auto smallest = std::numeric_limits<std::int64_t>::min();
        constexpr auto largest = std::numeric_limits<std::int64_t>::max();
        QCOMPARE(text(smallest, 0, {9, 0}, LeadingZeroes::Hidden), "-854775808");
        QCOMPARE(text(largest, 0, {9, 0}, LeadingZeroes::Hidden), "854775807");
        QCOMPARE(text(largest, -19, {7, 1}, LeadingZeroes::Hidden), "0.9");
        QCOMPARE(text(largest, std::numeric_limits<int>::min(), {7, 1}, LeadingZeroes::Hidden), "0.0");
        QCOMPARE(text(largest, std::numeric_limits<int>::max(), {7, 1}, LeadingZeroes::Hidden), "0.0");
        QCOMPARE(text(7, 0, {-3, -5}, LeadingZeroes::Hidden), "7");
        QCOMPARE(text(1, 0, {99, 99}, LeadingZeroes::Hidden), "1.00000000");
    }

    void neverMoreThanNineDigitsAndOnePoint()
    {
        std::mt19937_64 random(20260301);
        for (int round = 0; round < 200'000; ++round) {
            const auto value = static_cast<std::int64_t>(random() >> (random() % 64));
            const auto signedValue = random() % 2 == 0 ? value : -value;
            const int scaler = static_cast<int>(random() % 50) - 25;
            const NumberFormat format{static_cast<int>(random() % 14) - 2, static_cast<int>(random() % 14) - 2};
            const auto zeroes = random() % 2 == 0 ? LeadingZeroes::Shown : LeadingZeroes::Hidden;
            const auto shown = formatNumber(signedValue, scaler, format, zeroes);
            const auto digits = std::ranges::count_if(shown, [](char each) { return each >= '0' && each <= '9'; });
            const auto points = std::ranges::count(shown, '.');
            const auto signs = shown.starts_with('-') ? 1 : 0;
            QVERIFY2(digits >= 1 && digits <= 9 && points <= 1, shown.c_str());
            QVERIFY2(shown.front() != '.' && shown.back() != '.', shown.c_str());
            QVERIFY2(static_cast<std::ptrdiff_t>(shown.size()) == digits + points + signs, shown.c_str());
            if (zeroes == LeadingZeroes::Shown && format.digits >= 1 && format.decimals >= 0
                && format.digits + format.decimals <= 9)
                QCOMPARE(digits, std::ptrdiff_t{format.digits} + format.decimals);
        }
    }

    void datesTimesAndCounts()
    {
        QCOMPARE(formatDate(2026, 3, 1), std::string("2026:03:01"));
        QCOMPARE(formatDate(-1, 12345, 99), std::string("0000:45:99"));
        QCOMPARE(formatTime(0, 5, 59), std::string("00:05:59"));
        QCOMPARE(formatTime(123, -5, 60), std::string("23:00:60"));
        QCOMPARE(formatCount(4711, LeadingZeroes::Hidden), std::string("4711"));
        QCOMPARE(formatCount(4711, LeadingZeroes::Shown), std::string("00004711"));
        QCOMPARE(formatCount(123'456'789, LeadingZeroes::Hidden), std::string("23456789"));
    }
};

QTEST_APPLESS_MAIN(NumberFormatTest)
#include "number_format_test.moc"
