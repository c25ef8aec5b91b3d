// SPDX-License-Identifier: Apache-2.0
#include "protocol/cosem/interface_class.h"
#include "protocol/cosem/scaler_unit.h"
#include "protocol/dlms/request.h"
#include "protocol/virtual_meter/meter/register_form.h"
#include "tests/protocol/bytes_of.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

#include <set>

using namespace meterbench;
using namespace meterbench::tests;
using protocol::dlms::DataAccessResult;
using protocol::dlms::Target;
using vm::Role;

namespace {

constexpr Obis currentAssociation{0, 0, 40, 0, 0, 255};
constexpr Role roles[] = {Role::Public, Role::Reader, Role::Technician, Role::Management};

QByteArray describe(const vm::CosemObject& object, int attribute = 0)
{
    return QByteArray::fromStdString(
        object.name().text() + " " + object.description() + " attribute " + std::to_string(attribute));
}

Obis nameOf(const axdr::Data& value)
{
    const auto octets = value.octets();
    const auto part = [&](std::size_t i) { return std::to_integer<std::uint8_t>(octets[i]); };
    return {part(0), part(1), part(2), part(3), part(4), part(5)};
}

/// Where the scaler of a class stands.
std::int8_t scalerAttribute(std::uint16_t classId)
{
    switch (classId) {
    case 3:
    case 4:
        return 3;
    case 5:
        return 4;
    default:
        return 0;
    }
}

} // namespace

/// The object model of every variant: whole, of the standard's types, and open to nobody but whom its rights name.
class ObjectModelTest : public TestCase {
    Q_OBJECT

    static void everyVariant()
    {
        QTest::addColumn<int>("variant");
        for (std::size_t i = 0; i < namedVariants().size(); ++i)
            QTest::addRow("%s", namedVariants()[i].name) << static_cast<int>(i);
    }
    static std::unique_ptr<vm::VirtualMeter> chosen()
    {
        QFETCH(int, variant);
        return virtualMeter(namedVariants()[static_cast<std::size_t>(variant)]);
    }

private slots:
    void aRegisterOutgrowsThirtyTwoBitsByItsType()
    {
        constexpr std::int64_t most = 4'294'967'295;
        QVERIFY(vm::fitting(axdr::Tag::DoubleLongUnsigned, most) == axdr::Tag::DoubleLongUnsigned);
        QVERIFY(vm::fitting(axdr::Tag::DoubleLongUnsigned, most + 1) == axdr::Tag::Long64Unsigned);
        QVERIFY(vm::fitting(axdr::Tag::DoubleLong, -2'147'483'649) == axdr::Tag::Long64);
        QVERIFY(vm::fitting(axdr::Tag::Long64Unsigned, 1) == axdr::Tag::Long64Unsigned);
    }

    void definitionsAreOfTheirClass_data() { everyVariant(); }
    void definitionsAreOfTheirClass()
    {
        const auto meter = chosen();
        std::set<Obis> names;
        for (const auto& object : meter->variant().objects().objects()) {
            const auto* const known = protocol::cosem::findClass(object.classId());
            QVERIFY2(known != nullptr, describe(object));
            QVERIFY2(object.version() <= known->version, describe(object));
            QVERIFY2(names.insert(object.name()).second, describe(object) + " stands there twice");
            QVERIFY2(!object.visibleTo().isEmpty(), describe(object));
            std::int8_t last = 1;
            for (const auto& attribute : object.attributes()) {
                const bool isOwn = attribute.number < 0;
                QVERIFY2(isOwn || attribute.number > last, describe(object, attribute.number));
                QVERIFY2(isOwn || !protocol::cosem::attributeName(object.classId(), attribute.number).empty(),
                    describe(object, attribute.number));
                QVERIFY2(attribute.get, describe(object, attribute.number));
                QCOMPARE(static_cast<bool>(attribute.set), !attribute.rights.write.isEmpty());
                last = isOwn ? last : attribute.number;
            }
            for (const auto& method : object.methods()) {
                QVERIFY2(method.invoke, describe(object, method.number));
                QVERIFY2(!protocol::cosem::methodName(object.classId(), method.number).empty(),
                    describe(object, method.number));
            }
        }
    }

    void everyAttributeOfTheListCanBeRead_data() { everyVariant(); }
    void everyAttributeOfTheListCanBeRead()
    {
        const auto meter = chosen();
        std::size_t before = 0;
        for (const auto role : roles) {
            const auto list = readObject(*meter, role, {15, currentAssociation, 2, {}});
            VERIFY_RESULT(list);
            QVERIFY(list->elements().size() >= before); // each role sees what the one before sees
            before = list->elements().size();
            for (const auto& entry : list->elements()) {
                QCOMPARE(entry.elements().size(), std::size_t{4});
                const auto classId = static_cast<std::uint16_t>(*entry.elements()[0].toInteger());
                const auto name = nameOf(entry.elements()[2]);
                const auto* const object = meter->variant().objects().find(name);
                QVERIFY(object != nullptr && object->classId() == classId);
                QCOMPARE(*entry.elements()[1].toInteger(), std::int64_t{object->version()});
                const auto rights = entry.elements()[3].elements();
                QCOMPARE(rights.size(), std::size_t{2});
                for (const auto& item : rights[0].elements())
                    readAttribute(*meter, role, *object, item);
            }
        }
    }

    void legalObjectsRefuseEverybody_data() { everyVariant(); }
    void legalObjectsRefuseEverybody()
    {
        const auto meter = chosen();
        const auto check = meter->running().meter().legalCheck();
        std::size_t legal = 0;
        for (const auto& object : meter->variant().objects().objects()) {
            if (object.legality() != vm::Legality::Legal)
                continue;
            ++legal;
            QVERIFY(object.methods().empty());
            for (const auto& attribute : object.attributes()) {
                QVERIFY2(!attribute.set, describe(object, attribute.number));
                for (const auto role : roles) {
                    const Target target{object.classId(), object.name(), attribute.number, {}};
                    const auto value = readObject(*meter, Role::Management, target);
                    const auto result = writeObject(*meter, role, target, value.value());
                    const auto expected = object.visibleTo().has(role) ? DataAccessResult::ReadWriteDenied
                                                                       : DataAccessResult::ScopeOfAccessViolated;
                    QCOMPARE(result, expected);
                }
            }
        }
        QVERIFY(legal > 10);
        QCOMPARE(meter->running().meter().legalCheck(), check);
    }

    void rightsHoldForEveryRole_data() { everyVariant(); }
    void rightsHoldForEveryRole()
    {
        const auto meter = chosen();
        for (const auto& object : meter->variant().objects().objects()) {
            for (const auto role : roles) {
                if (!object.visibleTo().has(role)) {
                    QCOMPARE(readObject(*meter, role, {object.classId(), object.name(), 1, {}}).error().id,
                        std::string("scope-of-access-violated"));
                    continue;
                }
                for (const auto& attribute : object.attributes()) {
                    const Target target{object.classId(), object.name(), attribute.number, {}};
                    if (!attribute.rights.read.has(role))
                        QCOMPARE(readObject(*meter, role, target).error().id, std::string("read-write-denied"));
                    if (!attribute.rights.write.has(role)) {
                        QCOMPARE(writeObject(*meter, role, target, axdr::Data()), DataAccessResult::ReadWriteDenied);
                    } else { // null-data is no value of any writable attribute
                        QVERIFY2(writeObject(*meter, role, target, axdr::Data()) != DataAccessResult::Success,
                            describe(object, attribute.number));
                    }
                }
                for (const auto& method : object.methods()) {
                    if (!method.rights.has(role)) {
                        QCOMPARE(invokeObject(
                                     *meter, role, {object.classId(), object.name(), method.number, {}}, axdr::Data()),
                            DataAccessResult::ReadWriteDenied);
                    }
                }
            }
        }
    }

    void whatIsNotThereHasItsResult()
    {
        const auto meter = virtualMeter("omnipower-3p");
        const auto read = [&](const Target& target) {
            const auto value = readObject(*meter, Role::Management, target);
            return value ? std::string("success") : value.error().id;
        };
        QCOMPARE(read({3, {1, 0, 99, 99, 0, 255}, 2, {}}), std::string("object-undefined"));
        QCOMPARE(read({1, {1, 1, 1, 8, 0, 255}, 2, {}}), std::string("object-class-inconsistent"));
        QCOMPARE(read({3, {1, 1, 1, 8, 0, 255}, 9, {}}), std::string("read-write-denied"));
        QCOMPARE(read({3, {1, 1, 1, 8, 0, 255}, 0, {}}), std::string("read-write-denied"));
        QCOMPARE(read({3, {1, 1, 1, 8, 0, 255}, 2, dlms::EntrySelection{}.encode()}),
            std::string("scope-of-access-violated"));
        QCOMPARE(read({3, {1, 1, 1, 8, 0, 255}, 2, {}}), std::string("success"));
    }

    /// SET with selective access: no attribute of ours is written in parts. By hand: image_transfer_enabled of class 18
    /// behind selector 2.
    void aPartOfAnAttributeIsNotSet()
    {
        const auto meter = virtualMeter("omnipower-3p");
        const Target enabled{18, {0, 0, 44, 0, 0, 255}, 5, {}};
        const auto before = readObject(*meter, Role::Management, enabled);
        VERIFY_RESULT(before);
        QVERIFY(*before == axdr::Data::boolean(1));
        const auto request = dlms::Request::decode(tests::bytesOf("C101C1 0012 00002C0000FF 05 01 02 00 0300"));
        VERIFY_RESULT(request);
        QVERIFY(request->targets[0].selection.has_value());
        QCOMPARE(writeObject(*meter, Role::Management, request->targets[0], request->values[0]),
            DataAccessResult::ScopeOfAccessViolated);
        QVERIFY(readObject(*meter, Role::Management, enabled).value() == *before);
        QCOMPARE(writeObject(*meter, Role::Management, enabled, request->values[0]), DataAccessResult::Success);
    }

    void aVariantLacksWhatItLacks()
    {
        const auto least = virtualMeter(namedVariants()[1]);
        const auto& objects = least->variant().objects();
        QVERIFY(objects.find({1, 1, 1, 8, 0, 255}) != nullptr);
        QVERIFY(objects.find({1, 1, 2, 8, 0, 255}) == nullptr);
        QVERIFY(objects.find({1, 1, 41, 8, 0, 255}) == nullptr);
        QVERIFY(objects.find({1, 1, 128, 0, 0, 255}) == nullptr);
        const auto most = virtualMeter(namedVariants()[2]);
        QVERIFY(most->variant().objects().find({1, 1, 2, 8, 0, 255}) != nullptr);
        QVERIFY(most->variant().objects().find({1, 1, 128, 0, 0, 255}) != nullptr);
    }

private:
    static void readAttribute(vm::VirtualMeter& meter, Role role, const vm::CosemObject& object, const axdr::Data& item)
    {
        const auto number = static_cast<std::int8_t>(*item.elements()[0].toInteger());
        const auto access = *item.elements()[1].toInteger();
        if ((access & 1) == 0)
            return;
        const auto value = readObject(meter, role, {object.classId(), object.name(), number, {}});
        QVERIFY2(value.has_value(), describe(object, number) + (value ? "" : value.error().id.c_str()));
        // A compact encoding comes back.
        QCOMPARE(axdr::decode(axdr::encode(*value)).value(), *value);
        if (number == 1) {
            QCOMPARE(nameOf(*value), object.name());
            return;
        }
        const auto& attributes = protocol::cosem::findClass(object.classId())->attributes;
        const auto found = std::ranges::find(attributes, number, &protocol::cosem::AttributeDefinition::number);
        if (found != attributes.end()) {
            QVERIFY2(protocol::cosem::holds(found->type, value->tag()),
                describe(object, number) + value->describe().c_str());
            if (found->type == protocol::cosem::ValueType::DateTimeString)
                QVERIFY2(value->isNull() || value->toDateTime().has_value(), describe(object, number));
        }
        if (number == scalerAttribute(object.classId()))
            QVERIFY2(protocol::cosem::ScalerUnit::decode(*value).has_value(), describe(object, number));
    }
};

QTEST_GUILESS_MAIN(ObjectModelTest)
#include "object_model_test.moc"
