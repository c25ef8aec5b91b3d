// SPDX-License-Identifier: Apache-2.0
#include "protocol/virtual_meter/objects/firmware_image.h"
#include "protocol/virtual_meter/objects/setup_names.h"
#include "tests/protocol/virtual_meter/meter_fixture.h"
#include "tests/support/test_case.h"

using namespace meterbench;
using namespace meterbench::tests;
using axdr::Data;
using protocol::Bytes;
using protocol::dlms::DataAccessResult;
using vm::Role;

namespace {

constexpr std::size_t blockSize = 256;

Bytes contentOf(std::size_t size, unsigned seed = 1)
{
    std::minstd_rand random(seed);
    Bytes content(size);
    for (auto& octet : content)
        octet = static_cast<std::byte>(random() & 0xFFU);
    return content;
}

/// A client that knows the standard and nothing else.
class Updater {
public:
    explicit Updater(vm::VirtualMeter& meter) : m_meter(meter) { }

    DataAccessResult initiate(const Bytes& image, std::string_view identifier = "5098117-B1")
    {
        return invoke(1,
            Data::structure({Data::octetString(std::as_bytes(std::span(identifier))),
                Data::doubleLongUnsigned(static_cast<std::uint32_t>(image.size()))}));
    }
    DataAccessResult send(const Bytes& image, std::uint32_t block)
    {
        const auto begin = std::size_t{block} * blockSize;
        const auto octets = std::span(image).subspan(begin, std::min(blockSize, image.size() - begin));
        return invoke(2, Data::structure({Data::doubleLongUnsigned(block), Data::octetString(octets)}));
    }
    DataAccessResult verify() { return invoke(3, Data::integer(0)); }
    DataAccessResult activate() { return invoke(4, Data::integer(0)); }
    DataAccessResult invoke(std::int8_t method, const Data& parameter)
    {
        return invokeObject(m_meter, Role::Management, {18, vm::imageTransferObject, method, {}}, parameter);
    }
    Data read(std::int8_t attribute)
    {
        return readObject(m_meter, Role::Management, {18, vm::imageTransferObject, attribute, {}}).value();
    }
    std::int64_t state() { return read(6).toInteger().value(); }
    std::int64_t firstMissing() { return read(4).toInteger().value(); }

private:
    vm::VirtualMeter& m_meter;
};

std::uint32_t blocksOf(const Bytes& image)
{
    return static_cast<std::uint32_t>((image.size() + blockSize - 1) / blockSize);
}

} // namespace

/// Firmware update as any client does it: initiate, blocks, verify, activate; interrupted, resumed, damaged.
class ImageTransferTest : public TestCase {
    Q_OBJECT

private slots:
    void aSealedImagePassesItsCheck()
    {
        for (std::size_t size = 0; size < 1100; ++size) {
            const auto image = vm::sealImage(contentOf(size, static_cast<unsigned>(size + 1)));
            QCOMPARE(vm::checkOfImage(image), vm::imageCheck);
            QVERIFY(image.size() >= size + 4 && image.size() <= size + 7);
        }
    }

    void anyClientCanUpdate()
    {
        auto meter = virtualMeter("omnipower-3p");
        Updater client(*meter);
        QCOMPARE(client.state(), std::int64_t{0});
        QCOMPARE(client.read(2), Data::doubleLongUnsigned(blockSize));
        const auto image = vm::sealImage(contentOf(10'000));
        QCOMPARE(client.initiate(image), DataAccessResult::Success);
        QCOMPARE(client.state(), std::int64_t{1});
        for (std::uint32_t block = 0; block < blocksOf(image); ++block) {
            QCOMPARE(client.firstMissing(), std::int64_t{block});
            QCOMPARE(client.send(image, block), DataAccessResult::Success);
        }
        QCOMPARE(client.read(7).elements().size(), std::size_t{0}); // nothing is said before the check
        QCOMPARE(client.verify(), DataAccessResult::Success);
        QCOMPARE(client.state(), std::int64_t{3});
        const auto info = client.read(7);
        QCOMPARE(info.elements().size(), std::size_t{1});
        QCOMPARE(info.elements()[0].elements()[0], Data::doubleLongUnsigned(static_cast<std::uint32_t>(image.size())));
        QCOMPARE(*info.elements()[0].elements()[1].toText(), std::string_view("5098117-B1"));
        QCOMPARE(client.activate(), DataAccessResult::Success);
        QCOMPARE(client.state(), std::int64_t{6});
        QVERIFY(meter->running().meter().logs().status.newest().event == device::StatusEvent::ImageActivated);
    }

    void anInterruptedTransferGoesOn()
    {
        const auto variant = meterVariant("omnipower-3p");
        auto meter = virtualMeter(variant);
        Updater client(*meter);
        const auto image = vm::sealImage(contentOf(5'000));
        QCOMPARE(client.initiate(image), DataAccessResult::Success);
        for (const std::uint32_t block : {0U, 1U, 2U, 7U})
            QCOMPARE(client.send(image, block), DataAccessResult::Success);
        QCOMPARE(client.verify(), DataAccessResult::OtherReason);
        QCOMPARE(client.state(), std::int64_t{1});
        QCOMPARE(client.firstMissing(), std::int64_t{3});
        const auto transferred = client.read(3);
        QCOMPARE(transferred.bitCount(), std::size_t{blocksOf(image)});
        QVERIFY(transferred.octets()[0] == std::byte{0b1110'0001});
        for (std::uint32_t block = 3; block < blocksOf(image); ++block)
            QCOMPARE(client.send(image, block), DataAccessResult::Success);
        QCOMPARE(client.verify(), DataAccessResult::Success);
        QCOMPARE(client.activate(), DataAccessResult::Success);
    }

    void initiatingBeginsAnew()
    {
        auto meter = virtualMeter("omnipower-3p");
        Updater client(*meter);
        const auto first = vm::sealImage(contentOf(2'000, 1));
        const auto second = vm::sealImage(contentOf(2'000, 2));
        QCOMPARE(first.size(), second.size());
        QCOMPARE(client.initiate(first, "first"), DataAccessResult::Success);
        QCOMPARE(client.send(first, 0), DataAccessResult::Success);
        QCOMPARE(client.initiate(second, "second"), DataAccessResult::Success);
        QCOMPARE(client.firstMissing(), std::int64_t{0});
        for (std::uint32_t block = 0; block < blocksOf(second); ++block)
            QCOMPARE(client.send(second, block), DataAccessResult::Success);
        QCOMPARE(client.verify(), DataAccessResult::Success);
    }

    void aDamagedImageIsRefused()
    {
        const auto image = vm::sealImage(contentOf(3'000));
        for (const std::size_t place : {std::size_t{0}, std::size_t{1'500}, image.size() - 1}) {
            auto meter = virtualMeter("omnipower-3p");
            Updater client(*meter);
            auto damaged = image;
            damaged[place] ^= std::byte{0x10};
            QCOMPARE(client.initiate(damaged), DataAccessResult::Success);
            for (std::uint32_t block = 0; block < blocksOf(damaged); ++block)
                QCOMPARE(client.send(damaged, block), DataAccessResult::Success);
            QCOMPARE(client.verify(), DataAccessResult::OtherReason);
            QCOMPARE(client.state(), std::int64_t{4});
            QCOMPARE(client.activate(), DataAccessResult::OtherReason);
            QCOMPARE(client.read(7).elements().size(), std::size_t{0});
        }
    }

    void swappedBlocksAreDamage()
    {
        auto meter = virtualMeter("omnipower-3p");
        Updater client(*meter);
        auto image = vm::sealImage(contentOf(3'000));
        std::swap_ranges(image.begin(), image.begin() + blockSize, image.begin() + blockSize);
        QCOMPARE(client.initiate(image), DataAccessResult::Success);
        for (std::uint32_t block = 0; block < blocksOf(image); ++block)
            QCOMPARE(client.send(image, block), DataAccessResult::Success);
        QCOMPARE(client.verify(), DataAccessResult::OtherReason);
    }

    void whatIsNoStepIsRefused()
    {
        auto meter = virtualMeter("omnipower-3p");
        Updater client(*meter);
        const auto image = vm::sealImage(contentOf(1'000));
        QCOMPARE(client.send(image, 0), DataAccessResult::OtherReason);
        QCOMPARE(client.verify(), DataAccessResult::OtherReason);
        QCOMPARE(client.activate(), DataAccessResult::OtherReason);
        QCOMPARE(client.initiate({}), DataAccessResult::OtherReason);
        QCOMPARE(client.invoke(1, Data()), DataAccessResult::TypeUnmatched);
        QCOMPARE(client.initiate(image), DataAccessResult::Success);
        QCOMPARE(client.invoke(2, Data::structure({Data::doubleLongUnsigned(99), Data::octetString(Bytes(blockSize))})),
            DataAccessResult::OtherReason);
        QCOMPARE(client.invoke(2, Data::structure({Data::doubleLongUnsigned(0), Data::octetString(Bytes(5))})),
            DataAccessResult::OtherReason);
        const protocol::dlms::Target enabled{18, vm::imageTransferObject, 5, {}};
        QCOMPARE(writeObject(*meter, Role::Management, enabled, Data::boolean(0)), DataAccessResult::Success);
        QCOMPARE(client.send(image, 0), DataAccessResult::TemporaryFailure);
        QCOMPARE(client.firstMissing(), std::int64_t{0});
        QCOMPARE(invokeObject(*meter, Role::Technician, {18, vm::imageTransferObject, 3, {}}, Data::integer(0)),
            DataAccessResult::ReadWriteDenied);
    }
};

QTEST_APPLESS_MAIN(ImageTransferTest)
#include "image_transfer_test.moc"
