// SPDX-License-Identifier: Apache-2.0
#include "core/device/model_making.h"
#include "tests/core/configuration/sample_settings.h"
#include "tests/protocol/axdr/random_data.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;
using axdr::Data;
using protocol::dlms::Target;
using vm::Role;

namespace {

/// The same value with one of its parts replaced by a number near a limit, or by anything.
Data mutated(const Data& value, std::mt19937& random)
{
    auto result = value;
    const auto elements = result.elements();
    if (!elements.empty() && random() % 8 != 0) {
        auto& element = elements[random() % elements.size()];
        element = mutated(element, random);
        return result;
    }
    if (value.toInteger() && random() % 4 != 0) {
        constexpr std::int64_t interesting[] = {0, 1, -1, 7, 60, 99, 255, 256, 1'000, 65'535, 80'000, INT32_MAX};
        return Data::number(value.tag(), interesting[random() % std::size(interesting)]);
    }
    return randomData(random, 3);
}

std::unique_ptr<vm::VirtualMeter> plannedMeter()
{
    auto document
        = documentOf("omnipower-3p", {{"X8", "2"}, {"X9", "4"}, {"X10", "3"}, {"Z13", "100"}, {"Z14", "100"}});
    document.settings.tariffPlans = {dayAndNightPlan()};
    document.settings.loadOutputs[0].plans = {heaterPlan()};
    const auto model = device::makeModel(sharedCatalog(), document).value();
    return virtualMeter(vm::MeterVariant::create(model, protocolResources(), vm::objectGroups()).value());
}

} // namespace

/// Whatever the management writes and calls: the meter goes on, its settings stay possible, legal data as they are.
class RandomWritesTest : public TestCase {
    Q_OBJECT

private slots:
    void nothingImpossibleIsTaken_data()
    {
        QTest::addColumn<bool>("isPlanned");
        QTest::addRow("plans") << true;
        QTest::addRow("transformers") << false;
    }

    void nothingImpossibleIsTaken()
    {
        QFETCH(bool, isPlanned);
        auto meter = isPlanned ? plannedMeter() : virtualMeter("omnipower-ct", {{"X9", "4"}});
        const auto legal = meter->running().meter().legalCheck();
        std::mt19937 random(11);
        for (int round = 0; round < 40; ++round) {
            const auto variant = meter->sharedVariant();
            for (const auto& object : variant->objects().objects()) {
                for (const auto& attribute : object.attributes()) {
                    const Target target{object.classId(), object.name(), attribute.number, {}};
                    if (!attribute.set)
                        continue;
                    const auto value = readObject(*meter, Role::Management, target).value_or(Data());
                    static_cast<void>(writeObject(*meter, Role::Management, target, mutated(value, random)));
                }
                for (const auto& method : object.methods()) {
                    const Target target{object.classId(), object.name(), method.number, {}};
                    const auto parameter = random() % 2 == 0
                        ? randomData(random, 3)
                        : Data::longUnsigned(static_cast<std::uint16_t>(random() % 10));
                    static_cast<void>(invokeObject(*meter, Role::Management, target, parameter));
                }
            }
            meter->advanceTo(meter->running().now() + 900);
            VERIFY_RESULT(meter->running().meter().state().settings.check());
            QCOMPARE(meter->running().meter().legalCheck(), legal);
        }
    }
};

QTEST_APPLESS_MAIN(RandomWritesTest)
#include "random_writes_test.moc"
