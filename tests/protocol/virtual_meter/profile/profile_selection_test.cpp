// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/objects/object_groups.h"
#include "tests/protocol/virtual_meter/profile/profile_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::protocol;
using namespace meterbench::protocol::virtual_meter;
using namespace meterbench::tests;
using axdr::Data;
using dlms::DataAccessResult;

namespace {

/// 200 quarters of an hour: entry n ends 15·n minutes after the new year.
const device::Meter& quarterMeter()
{
    static const auto meter = [] {
        auto made = meterOf(fourEnergies());
        tests::fillProfile(made, 200);
        return made;
    }();
    return meter;
}

const dlms::CaptureObject clockColumn{8, clockName, 2, 0};

Data at(unsigned day, unsigned hour, unsigned minute, std::int16_t deviation = axdr::deviationNotSpecified,
    std::uint8_t status = axdr::ClockStatusNotSpecified)
{
    axdr::DateTime time;
    time.date = {2026, 1, static_cast<std::uint8_t>(day), axdr::notSpecified};
    time.time = {static_cast<std::uint8_t>(hour), static_cast<std::uint8_t>(minute), 0, axdr::notSpecified};
    time.deviation = deviation;
    time.clockStatus = status;
    return Data::octetString(time.encode());
}

std::size_t rowsBetween(const Data& from, const Data& to, const dlms::CaptureObject& restricting = clockColumn)
{
    const dlms::RangeSelection range{restricting, from, to, {}};
    return readRows(quarterMeter(), ProfileLog::Load, bufferOf(ProfileLog::Load, 2, range.encode())).size();
}

DataAccessResult refusalOf(const dlms::Selection& selection, ProfileLog log = ProfileLog::Load)
{
    const auto selected = selectEntries(quarterMeter(), log, &selection);
    return selected ? DataAccessResult::Success : selected.error();
}

std::vector<Data> byEntry(
    std::uint32_t from, std::uint32_t to, std::uint16_t fromColumn = 1, std::uint16_t toColumn = 0)
{
    const dlms::EntrySelection entries{from, to, fromColumn, toColumn};
    return readRows(quarterMeter(), ProfileLog::Load, bufferOf(ProfileLog::Load, 2, entries.encode()));
}

} // namespace

/// Selective access to the buffers as the Blue Book has it, and what the profiles capture.
class ProfileSelectionTest : public TestCase {
    Q_OBJECT

private slots:
    void rangesIncludeBothBounds()
    {
        QCOMPARE(rowsBetween(at(1, 1, 0), at(1, 2, 0)), std::size_t{5});
        QCOMPARE(rowsBetween(at(1, 1, 1), at(1, 1, 59)), std::size_t{3});
        QCOMPARE(rowsBetween(at(1, 2, 0), at(1, 1, 0)), std::size_t{0});
        QCOMPARE(rowsBetween(at(1, 0, 15), at(1, 0, 15)), std::size_t{1});
        QCOMPARE(rowsBetween(at(20, 0, 0), at(21, 0, 0)), std::size_t{0});
    }

    void boundsMaySayTheirDeviation()
    {
        // Entries stand at GMT+1: what is 02:00 two hours ahead of UTC is 01:00 there.
        QCOMPARE(rowsBetween(at(1, 2, 0, -120), at(1, 3, 0, -120)), std::size_t{5});
        const auto target = [](const Data& from) {
            const dlms::RangeSelection range{clockColumn, from, from, {}};
            return readRows(quarterMeter(), ProfileLog::Load, bufferOf(ProfileLog::Load, 2, range.encode()));
        };
        QVERIFY(target(at(1, 2, 0, -120)) == target(at(1, 1, 0, -60)));
        QVERIFY(target(at(1, 2, 0, axdr::deviationNotSpecified, axdr::ClockDaylightSaving)) == target(at(1, 1, 0)));
    }

    void boundsMayBeOpen()
    {
        axdr::DateTime day;
        day.date = {2026, 1, 1, axdr::notSpecified};
        const auto whole = Data::octetString(day.encode());
        QCOMPARE(rowsBetween(whole, whole), std::size_t{95}); // 00:15 … 23:45
        const auto open = Data::octetString(axdr::DateTime{}.encode());
        QCOMPARE(rowsBetween(open, open), std::size_t{200});
        QCOMPARE(rowsBetween(Data(), Data()), std::size_t{200});
        QCOMPARE(rowsBetween(Data(), at(1, 1, 0)), std::size_t{4});
        QCOMPARE(rowsBetween(Data::dateTime(day), Data::dateTime(day)), std::size_t{95});
    }

    void theClockHasManyNames()
    {
        QCOMPARE(rowsBetween(at(1, 1, 0), at(1, 2, 0), {8, {0, 1, 1, 0, 0, 255}, 2, 0}), std::size_t{5});
    }

    void rangesGoOverNumbersToo()
    {
        const auto number = entryNumberOf(ProfileLog::Load);
        QCOMPARE(rowsBetween(Data::doubleLongUnsigned(1), Data::doubleLongUnsigned(200), number), std::size_t{200});
        QCOMPARE(rowsBetween(Data::doubleLongUnsigned(5), Data::longUnsigned(9), number), std::size_t{5});
        const auto column = columnsOf(quarterMeter(), ProfileLog::Load)[2];
        const auto all = readRows(quarterMeter(), ProfileLog::Load, bufferOf(ProfileLog::Load));
        const auto from = all[10].elements()[2];
        const auto to = all[19].elements()[2];
        std::size_t expected = 0;
        for (const auto& row : all)
            expected
                += row.elements()[2].toInteger() >= from.toInteger() && row.elements()[2].toInteger() <= to.toInteger()
                ? 1U
                : 0U;
        QCOMPARE(rowsBetween(from, to, column.object), expected);
    }

    void numbersAreKeptWhenTheLogWraps()
    {
        auto meter = meterOf(modelOf("omnipower-3p"));
        for (std::size_t stop = 0; stop < device::debitingDepth + 10; ++stop)
            meter.stopDebitingPeriod();
        const dlms::RangeSelection range{
            entryNumberOf(ProfileLog::Debiting1), Data::unsignedInteger(1), Data::unsignedInteger(12), {}};
        const auto rows = readRows(meter, ProfileLog::Debiting1, bufferOf(ProfileLog::Debiting1, 2, range.encode()));
        QCOMPARE(rows.size(), std::size_t{2}); // 11 and 12; 1 to 10 fell out
    }

    void entriesAreCountedFromOne()
    {
        const auto all = byEntry(1, 0);
        QCOMPARE(all.size(), std::size_t{200});
        QVERIFY(byEntry(1, 1) == std::vector(all.begin(), all.begin() + 1));
        QVERIFY(byEntry(11, 20) == std::vector(all.begin() + 10, all.begin() + 20));
        QVERIFY(byEntry(191, 0) == std::vector(all.begin() + 190, all.end()));
        QVERIFY(byEntry(191, 4'000'000'000U) == std::vector(all.begin() + 190, all.end()));
        QVERIFY(byEntry(201, 0).empty());
        QVERIFY(byEntry(20, 11).empty());
        const auto columns = byEntry(1, 1, 2, 3);
        QVERIFY(columns[0] == Data::structure({all[0].elements()[1], all[0].elements()[2]}));
        QCOMPARE(byEntry(1, 1, 4)[0].elements().size(), std::size_t{3});
    }

    void whatIsNotThereIsRefused()
    {
        const dlms::CaptureObject stranger{3, {1, 1, 99, 99, 99, 255}, 2, 0};
        QCOMPARE(refusalOf(dlms::RangeSelection{stranger, Data(), Data(), {}}.encode()),
            DataAccessResult::ScopeOfAccessViolated);
        QCOMPARE(refusalOf(dlms::RangeSelection{clockColumn, Data(), Data(), {stranger}}.encode()),
            DataAccessResult::ScopeOfAccessViolated);
        QCOMPARE(refusalOf(dlms::RangeSelection{clockColumn, Data::integer(1), Data::integer(2), {}}.encode()),
            DataAccessResult::TypeUnmatched);
        QCOMPARE(refusalOf(dlms::EntrySelection{1, 0, 1, 99}.encode()), DataAccessResult::ScopeOfAccessViolated);
        QCOMPARE(refusalOf(dlms::EntrySelection{1, 0, 99, 0}.encode()), DataAccessResult::ScopeOfAccessViolated);
        QCOMPARE(refusalOf({3, Data::integer(1)}), DataAccessResult::TypeUnmatched);
        QCOMPARE(refusalOf({1, Data::integer(1)}), DataAccessResult::TypeUnmatched);
    }

    void differencesAddUpToTheRegister()
    {
        // Z27: the same log, handed out as what was counted within each period.
        const auto& scheme = *sharedCatalog().family("omnipower-3p")->scheme;
        auto absolute = fourEnergies();
        auto changed = *absolute;
        changed.loadProfileValues = device::LoadProfileValues::Delta;
        QVERIFY(scheme.find("Z27").has_value());
        auto meter = meterOf(std::make_shared<const device::MeterModel>(changed));
        tests::fillProfile(meter, 200);
        const auto columns = columnsOf(meter, ProfileLog::Load);
        QVERIFY((columns[2].object.name == Obis{1, 1, 1, 29, 0, 255}));
        const auto rows = readRows(meter, ProfileLog::Load, bufferOf(ProfileLog::Load));
        const auto& log = meter.logs().loadProfile;
        QVERIFY(rows[0].elements()[2].isNull()); // nobody knows what lay before the oldest entry
        std::int64_t sum = log.values(0)[0] / 3'600'000;
        for (std::size_t row = 1; row < rows.size(); ++row)
            sum += rows[row].elements()[2].toInteger().value();
        QCOMPARE(sum, log.values(199)[0] / 3'600'000);
        QVERIFY(rows == readRows(meter, ProfileLog::Load, bufferOf(ProfileLog::Load, shortenedBuffer)));
        // A part that does not begin with the oldest entry knows all.
        const dlms::EntrySelection part{2, 0, 1, 0};
        QVERIFY(readRows(meter, ProfileLog::Load, bufferOf(ProfileLog::Load, 2, part.encode()))[0] == rows[1]);
    }

    void behindTransformersTheBasisNamesTheRegisters()
    {
        auto primary = *modelOf("omnipower-ct", {{"X9", "1"}});
        primary.loadProfileBasis = device::EnergyBasis::Primary;
        auto secondary = primary;
        secondary.loadProfileBasis = device::EnergyBasis::Secondary;
        const auto first = meterOf(std::make_shared<const device::MeterModel>(primary));
        const auto second = meterOf(std::make_shared<const device::MeterModel>(secondary));
        QVERIFY((columnsOf(first, ProfileLog::Load)[2].object.name == Obis{1, 1, 1, 8, 0, 255}));
        QVERIFY((columnsOf(second, ProfileLog::Load)[2].object.name == Obis{1, 1, 1, 8, 0, 129}));
        QCOMPARE(columnsOf(first, ProfileLog::Load)[2].tag, axdr::Tag::Long64Unsigned);
    }

    void whatIsCapturedIsThere_data()
    {
        QTest::addColumn<QString>("family");
        for (const auto* const family : {"omnipower-1p", "omnipower-3p", "omnipower-3p-din", "omnipower-ct"})
            QTest::newRow(family) << QString(family);
    }

    void whatIsCapturedIsThere()
    {
        QFETCH(QString, family);
        for (const auto values : {device::LoadProfileValues::Absolute, device::LoadProfileValues::Delta}) {
            auto changed = *modelOf(family.toStdString());
            changed.loadProfileValues = values;
            const auto model = std::make_shared<const device::MeterModel>(changed);
            const auto meter = meterOf(model);
            const ObjectModel objects(*model, objectGroups());
            for (const auto& definition : profileDefinitions()) {
                if (!isPresent(*model, definition.log))
                    continue;
                QVERIFY(objects.find(definition.name) != nullptr);
                for (const auto& column : columnsOf(meter, definition.log)) {
                    const auto& captured = column.object;
                    if (captured.classId == 8 || captured.classId == 70)
                        continue; // rooms of others
                    const auto* const object = objects.find(captured.name);
                    const auto name = QString::fromStdString(captured.name.text());
                    QVERIFY2(object != nullptr, qPrintable(name));
                    QVERIFY2(object->classId() == captured.classId, qPrintable(name));
                    QVERIFY2(object->findAttribute(captured.attribute) != nullptr, qPrintable(name));
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(ProfileSelectionTest)
#include "profile_selection_test.moc"
